package dev.demitasse.data;

/**
 * A BMP, GIF or TIFF file, or what plug-ins know.
 *
 * @param bytes the whole file
 * @param header what the first picture in it will be
 */
record OtherFile(byte[] bytes, PictureHeader header) implements PictureFile {
  static OtherFile of(byte[] bytes) throws UnreadablePicture {
    return new OtherFile(bytes, Decoder.header(bytes));
  }

  @Override
  public Picture decode() throws UnreadablePicture {
    return Decoder.picture(bytes);
  }
}
