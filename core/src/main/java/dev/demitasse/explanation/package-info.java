/**
 * Looking inside a trained network: what its layers give, what its decisions hang on, and whether
 * its layers learn.
 */
package dev.demitasse.explanation;
