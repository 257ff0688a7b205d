/**
 * Data sets: where labelled pictures come from, how they become a model's input, and how they are
 * parted into training, validation and test. Bad input is a {@link
 * dev.demitasse.data.DataException} with one sentence.
 */
package dev.demitasse.data;
