package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafeTensorsParserTest {
  private static final Path FILE = Path.of("some model.safetensors");

  @Test
  void arraysMayStandInAnyOrderInTheHeader() {
    SafeTensorsHeader header = parse("{'b':<F32 [1] 8 12>,'a':<F32 [2] 0 8>}");
    header.check(FILE, 12);

    assertThat(header.entries())
        .extracting(SafeTensorsHeader.Entry::name)
        .containsExactly("b", "a");
  }

  @Test
  void theEmptyShapeIsOneValue() {
    parse("{'scalar':<F32 [] 0 4>}").check(FILE, 4);
  }

  @Test
  void metadataMayStandAnywhereOrBeMissing() {
    assertThat(parse("{'a':<F32 [1] 0 4>,'__metadata__':{'k':'v'}}").metadata())
        .containsEntry("k", "v");
    assertThat(parse("{}").metadata()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':<F16 [1] 0 2>}                                    | holds a as F16 where F32 was",
        "{'a':<F64 [1] 0 8>}                                    | holds a as F64 where F32 was",
        "{'a':<F32 [-1] 0 4>}                                   | dimension of -1",
        "{'a':<F32 [0] 0 0>}                                    | dimension of 0",
        "{'a':<F32 [1.5] 0 4>}                                  | a number that is not whole",
        "{'a':<F32 [99999999999999999999999] 0 4>}              | not valid JSON",
        "{'a':<F32 [9223372036854775807] 0 4>}                  | a dimension of 9223372036854775",
        "{'a':<F32 [65536,65536] 0 0>}                          | more than 536870911 values",
        "{'a':<F32 [65536,65536,65536,65536] 0 0>}              | more than 536870911 values",
        "{'a':<F32 [1,1,1,1,1,1,1,1,1] 0 4>}                    | more than 8 dimensions",
        "{'a':{'dtype':'F32','shape':[1]}}                      | lacks its dtype, shape or data_o",
        "{'a':{'dtype':'F32','data_offsets':[0,4]}}             | lacks its dtype, shape or data_o",
        "{'a':{'shape':[1],'data_offsets':[0,4]}}               | lacks its dtype, shape or data_o",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4]}}   | has 1 data_offsets where 2"
            + " belong",
        "{'a':{'dtype':'F32','shape':7,'data_offsets':[0,4]}}   | found a whole number where '['",
        "{'a':{'dtype':3,'shape':[1],'data_offsets':[0,4]}}     | found a whole number where a"
            + " text",
        "{'a':{'type':'F32','shape':[1],'data_offsets':[0,4]}}  | has an unknown entry type",
        "{'a':<F32 [1] 0 4>,'a':<F32 [1] 4 8>}                  | Duplicate",
        "{'a':{'dtype':'F32','dtype':'F32'}}                    | Duplicate",
        "{'__metadata__':{'a':'1','a':'2'}}                     | Duplicate",
        "{'__metadata__':{'a':1}}                               | found a whole number where a"
            + " text",
        "{'__metadata__':['a']}                                 | found '[' where '{'",
        "{'a':[[[[[[[[[[1]]]]]]]]]]}                            | found '[' where '{'",
        "{'a':{'shape':[[[[[[[1]]]]]]]}}                        | where ']' was expected",
        "{'a':<F32 [1] 0 4>                                     | not valid JSON",
        "{'a':<F32 [1] 0 4>}}                                   | not valid JSON",
        "{} {}                                                  | more after the header's end",
        "[]                                                     | begins with '[' where '{'",
        "{'a':nan}                                              | not valid JSON",
      })
  void aHeaderOfTheWrongFormIsRefused(String header, String message) {
    assertRefused(() -> parse(header), message);
  }

  @ParameterizedTest(name = "{0} of {1} bytes")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':<F32 [2] 0 8>,'b':<F32 [2] 4 12>}  | 12 | b stands at bytes 4 to 12 where 8 to 16",
        "{'a':<F32 [2] 0 8>,'b':<F32 [2] 0 8>}   |  8 | b stands at bytes 0 to 8 where 8 to 16",
        "{'a':<F32 [1] 0 4>,'b':<F32 [1] 8 12>}  | 12 | b stands at bytes 8 to 12 where 4 to 8",
        "{'a':<F32 [1] 4 8>}                     |  8 | a stands at bytes 4 to 8 where 0 to 4",
        "{'a':<F32 [2] 0 4>}                     |  4 | a stands at bytes 0 to 4 where 0 to 8",
        "{'a':<F32 [1] -4 0>}                    |  4 | a stands at bytes -4 to 0 where 0 to 4",
        "{'a':<F32 [1] 4 0>}                     |  4 | a stands at bytes 4 to 0 where 0 to 4",
        "{'a':<F32 [1] 0 9223372036854775807>}   |  4 | a stands at bytes 0 to 92233720368547758",
        "{'a':<F32 [1] -9223372036854775808 4>}  |  4 | a stands at bytes -9223372036854775808",
        "{'a':<F32 [2] 0 8>}                     |  4 | is cut short: its values have 4 bytes",
        "{'a':<F32 [536870911] 0 2147483644>}    |  4 | is cut short: its values have 4 bytes",
        "{'a':<F32 [1] 0 4>}                     |  8 | is too long: its values have 8 bytes",
        "{}                                      |  1 | is too long: its values have 1 bytes",
      })
  void arraysThatDoNotFillTheFileExactlyAreRefused(String header, long bytes, String message) {
    assertRefused(() -> parse(header).check(FILE, bytes), message);
  }

  @Test
  void namesThatWouldSpoilTheMessageAreShownHarmlessly() {
    String name = "\\u001b[2J\\n" + "x".repeat(900);

    assertRefused(() -> parse("{'" + name + "':<F16 [1] 0 2>}"), "holds \uFFFD[2J\uFFFDxxx");
  }

  @Test
  void namesOfMoreThanAThousandCharactersAreRefused() {
    assertRefused(() -> parse("{'" + "x".repeat(1001) + "':<F32 [1] 0 4>}"), "not valid JSON");
  }

  private static SafeTensorsHeader parse(String header) {
    String json =
        header
            .replaceAll(
                "<(\\w+) (\\[.*?\\]) (-?\\d+) (-?\\d+)>",
                "{'dtype':'$1','shape':$2,'data_offsets':[$3,$4]}")
            .replace('\'', '"');
    return SafeTensorsParser.parse(FILE, json);
  }

  private static void assertRefused(Runnable reading, String message) {
    assertThatThrownBy(reading::run)
        .isInstanceOf(ModelFileException.class)
        .hasMessageStartingWith(FILE.toString())
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
