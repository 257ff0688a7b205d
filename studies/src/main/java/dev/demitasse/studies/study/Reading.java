package dev.demitasse.studies.study;

import dev.demitasse.evaluation.Interval;
import dev.demitasse.evaluation.Wilson;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the numbers of a study say, and what they do not.
 *
 * @param testPictures how many test pictures there are
 * @param repeat with how many seeds each network was trained
 */
record Reading(int testPictures, int repeat) {
  private static final double TYPICAL_ACCURACY = 0.9;

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Paragraph.of(
            "A seed decides the initial weights, the order of the pictures and what dropout"
                + " silences; all networks learn from the same pictures with the same seeds, so"
                + " they are compared seed by seed. An interval is the 95% interval of the mean"
                + " difference over the seeds, by Student's t: it says how much of a difference is"
                + " the luck of a seed. Of twenty comparisons without any true difference, one is"
                + " expected to seem to show one. An accuracy's own interval is that of its mean,"
                + " without what no share can be: below 0 or above 1."));
    if (repeat == 1) {
      blocks.add(
          Paragraph.of(
              "Here there is but one seed, and so no interval: nothing says how much of a"
                  + " difference is luck. --repeat 3 would."));
    } else if (repeat == 2) {
      blocks.add(
          Paragraph.of(
              "Here there are but two seeds. Two values say little about how much they vary, so the"
                  + " intervals are more than three times as wide as with three seeds, and much that"
                  + " is there is not told: --repeat 3 or more would tell more of it."));
    }
    blocks.add(Paragraph.of(otherPictures()));
    blocks.add(
        Paragraph.remark(
            "For each training the epoch with the lowest validation loss is kept, and of two"
                + " classes the threshold that is right most often on the validation pictures; the"
                + " test pictures are looked at once, after that. Training times are medians over"
                + " the seeds, wall-clock, with the other trainings running beside."));
    return blocks;
  }

  private String otherPictures() {
    int right = (int) Math.round(TYPICAL_ACCURACY * testPictures);
    Interval interval = Wilson.interval(right, testPictures);
    return String.format(
        Locale.ROOT,
        "It does not say how other pictures would come out: an accuracy of 0.9 on %,d test pictures"
            + " has a 95%% interval of %.3f to %.3f for that reason alone.",
        testPictures,
        interval.low(),
        interval.high());
  }
}
