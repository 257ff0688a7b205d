"""Writes reference.json, the values that the tests of this package compare with.

Run with scikit-learn 1.9, SciPy 1.17 and NumPy:  python reference.py
DeLong's variance is computed here by its definition, over all pairs of samples.
"""

import json
import pathlib
import warnings

import numpy as np
from scipy import optimize, special, stats
from sklearn import calibration, metrics

warnings.filterwarnings("ignore")
Z = stats.norm.ppf(0.975)
BINS = 15


def labels_of(counts):
    return np.repeat(np.arange(len(counts)), counts)


def logits_of(seed, labels, classes, pull, grid=64):
    """Random logits, exact in float32, that the label's class pulls up."""
    random = np.random.default_rng(seed)
    if classes == 2:
        values = random.normal(0, 1, len(labels)) + pull * (2 * labels - 1)
    else:
        values = random.normal(0, 1, (len(labels), classes))
        values[np.arange(len(labels)), labels] += pull
    return np.round(values * grid) / grid


def pairs(positive, negative):
    difference = positive[:, None] - negative[None, :]
    return np.where(difference > 0, 1.0, np.where(difference == 0, 0.5, 0.0))


def delong_variance(positive, negative):
    wins = pairs(positive, negative)
    if min(len(positive), len(negative)) < 2:
        return 0.0
    over_negatives = np.var(wins.mean(axis=1), ddof=1) / len(positive)
    over_positives = np.var(wins.mean(axis=0), ddof=1) / len(negative)
    return over_negatives + over_positives


def newcombe(auc, m, n):
    """Method 5 of Newcombe 2006."""
    middle = (m + n) / 2 - 1

    def excess(theta):
        inner = 1 + middle * ((1 - theta) / (2 - theta) + theta / (1 + theta))
        return (auc - theta) ** 2 - Z**2 * theta * (1 - theta) * inner / (m * n)

    tiny = 1e-12
    low = 0.0 if auc == 0 else optimize.brentq(excess, 0, auc - tiny, xtol=1e-15)
    high = 1.0 if auc == 1 else optimize.brentq(excess, auc + tiny, 1, xtol=1e-15)
    return low, high


def area(scores, truth):
    positive, negative = scores[truth], scores[~truth]
    auc = metrics.roc_auc_score(truth, scores)
    variance = delong_variance(positive, negative)
    if variance == 0:
        return auc, newcombe(auc, len(positive), len(negative))
    reach = Z * np.sqrt(variance) / (auc * (1 - auc))
    return auc, (special.expit(special.logit(auc) - reach), special.expit(special.logit(auc) + reach))


def ranking(scores, truth):
    auc, interval = area(scores, truth)
    fpr, tpr, thresholds = metrics.roc_curve(truth, scores)
    precision, recall, cuts = metrics.precision_recall_curve(truth, scores, drop_intermediate=True)
    return {
        "auc": auc,
        "auc_interval": interval,
        "average_precision": metrics.average_precision_score(truth, scores),
        "roc": {"fpr": fpr, "tpr": tpr, "thresholds": thresholds[1:]},
        "pr": {"precision": precision, "recall": recall, "thresholds": cuts},
    }


def reliability(confidence, happened):
    observed, mean = calibration.calibration_curve(happened, confidence, n_bins=BINS)
    which = np.clip(np.ceil(confidence * BINS).astype(int) - 1, 0, BINS - 1)
    counts = np.bincount(which, minlength=BINS)
    filled = np.flatnonzero(counts)
    error = np.sum(counts[filled] * np.abs(observed - mean)) / len(confidence)
    return {
        "bins": filled,
        "counts": counts[filled],
        "mean_confidence": mean,
        "observed": observed,
        "expected_calibration_error": error,
    }


def one_vs_rest(probabilities, labels, classes):
    present = [c for c in range(classes) if 0 < np.sum(labels == c) < len(labels)]
    areas = [metrics.roc_auc_score(labels == c, probabilities[:, c]) for c in present]
    weights = [np.sum(labels == c) for c in present]
    result = {
        "present": present,
        "auc": areas,
        "macro": np.mean(areas),
        "weighted": np.average(areas, weights=weights),
    }
    if len(present) == classes > 2:
        for average in ("macro", "weighted"):
            own = metrics.roc_auc_score(labels, probabilities, multi_class="ovr", average=average)
            assert abs(own - result[average]) < 1e-12
    return result


def averages(labels, predicted, how):
    values = metrics.precision_recall_fscore_support(labels, predicted, average=how, zero_division=0)
    return dict(zip(("precision", "recall", "f1"), values[:3]))


def classes_of(labels, predicted, classes):
    each = metrics.precision_recall_fscore_support(
        labels, predicted, labels=range(classes), zero_division=0
    )
    return {
        **dict(zip(("precision", "recall", "f1", "support"), each)),
        "macro": averages(labels, predicted, "macro"),
        "weighted": averages(labels, predicted, "weighted"),
        "balanced_accuracy": metrics.balanced_accuracy_score(labels, predicted),
        "matthews_correlation": metrics.matthews_corrcoef(labels, predicted),
    }


def spread(logits, temperature):
    if logits.ndim == 1:
        positive = special.expit(logits / temperature)
        return np.stack([1 - positive, positive], axis=1)
    return special.softmax(logits / temperature, axis=1)


def loss(logits, labels, temperature):
    if logits.ndim == 1:
        logits = np.stack([np.zeros_like(logits), logits], axis=1)
    logs = special.log_softmax(logits / temperature, axis=1)
    return -np.mean(logs[np.arange(len(labels)), labels])


def temperature(logits, labels):
    found = optimize.minimize_scalar(
        lambda log: loss(logits, labels, np.exp(log)),
        bounds=(np.log(0.05), np.log(20)),
        method="bounded",
        options={"xatol": 1e-12},
    )
    value = np.exp(found.x)
    ends = min(loss(logits, labels, 0.05), loss(logits, labels, 20))
    if ends <= loss(logits, labels, value) + 1e-12:
        return {}  # all right, all wrong or all equal: the lowest loss lies at an end
    return {"value": value, "loss": loss(logits, labels, value), "loss_at_1": loss(logits, labels, 1)}


def case(name, logits, labels):
    classes = 2 if logits.ndim == 1 else logits.shape[1]
    probabilities = spread(logits, 1)
    predicted = (logits >= 0).astype(int) if classes == 2 else probabilities.argmax(axis=1)
    if classes == 2:
        confidence, happened = probabilities[:, 1], labels
        brier = metrics.brier_score_loss(labels, confidence, labels=[0, 1])
    else:
        confidence, happened = probabilities.max(axis=1), (predicted == labels).astype(int)
        brier = metrics.brier_score_loss(labels, probabilities, labels=range(classes))
    result = {
        "op": name,
        "classes": classes,
        "logits": logits,
        "labels": labels,
        "scores": classes_of(labels, predicted, classes),
        "one_vs_rest": one_vs_rest(probabilities, labels, classes),
        "calibration": {**reliability(confidence, happened), "brier": brier},
        "temperature": temperature(logits, labels),
    }
    if classes == 2:
        result["ranking"] = ranking(probabilities[:, 1], labels == 1)
    return result


def binary(name, counts, seed, pull, shift=0.0, grid=64, scale=1.0):
    labels = labels_of(counts)
    return case(name, logits_of(seed, labels, 2, pull, grid) * scale + shift, labels)


def multi(name, counts, seed, pull, scale=1.0, never=None):
    labels = labels_of(counts)
    logits = logits_of(seed, labels, len(counts), pull) * scale
    if never is not None:
        logits[:, never] -= 16
    return case(name, logits, labels)


def means(name, first, second):
    first, second = np.array(first), np.array(second)
    difference = second - first
    test = stats.ttest_rel(second, first)
    own = stats.t.interval(0.95, len(first) - 1, np.mean(first), stats.sem(first))
    return {
        "op": name,
        "first": first,
        "second": second,
        "mean": np.mean(first),
        "deviation": np.std(first, ddof=1),
        "interval": own,
        "difference": np.mean(difference),
        "difference_deviation": np.std(difference, ddof=1),
        "difference_interval": test.confidence_interval(0.95),
    }


def plain(value):
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(each) for each in value]
    return value.item() if isinstance(value, np.generic) else value


CASES = [
    binary("balanced", [30, 30], 1, 0.8),
    binary("imbalanced", [184, 16], 2, 1.0, shift=-1.5),
    binary("ties", [40, 30], 3, 0.5, grid=1),
    binary("overconfident", [50, 50], 4, 0.6, scale=4.0),
    binary("separated", [12, 9], 5, 8.0),
    binary("separated the wrong way round", [7, 11], 6, -8.0),
    binary("second class never predicted", [25, 15], 7, 0.7, shift=-5.0),
    binary("one positive", [20, 1], 8, 0.5),
    case("all scores equal", np.full(14, 0.25), labels_of([8, 6])),
    multi("three classes", [30, 30, 30], 9, 1.5),
    multi("three classes, one never predicted", [30, 20, 10], 10, 1.0, never=2),
    multi("three classes, all right", [8, 7, 6], 11, 20.0),
    multi("ten classes, imbalanced", [24, 3, 15, 9, 20, 6, 11, 2, 18, 12], 12, 2.0, scale=2.5),
    multi("ten classes, one without samples", [14, 11, 0, 9, 12, 6, 11, 8, 10, 9], 13, 1.0),
]

MEANS = [
    means("three seeds", [0.801, 0.812, 0.797], [0.905, 0.911, 0.9]),
    means("ten seeds", *np.round(np.random.default_rng(14).normal(0.9, 0.01, (2, 10)), 4)),
    means("two seeds", [0.5, 0.7], [0.6, 0.75]),
]

here = pathlib.Path(__file__)
for name, cases in (("reference", CASES), ("means", MEANS)):
    text = json.dumps({"cases": plain(cases)}, indent=None, separators=(",", ":"))
    here.with_name(name + ".json").write_text(text.replace('{"op"', '\n{"op"') + "\n")
