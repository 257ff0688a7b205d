package dev.demitasse.studies.study;

import java.util.List;

/** A study's inside: how its answers are found. */
sealed interface Question extends Study
    permits ActivationStudy, ParameterStudy, ReportStudy, ShapeStudy {
  /** The answers, from what the networks' trainings came to and what else is measured. */
  List<Chapter> chapters(Outcomes outcomes, Bench bench);
}
