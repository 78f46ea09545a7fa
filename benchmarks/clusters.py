"""Scores of clusterings: MUC, B-cubed, CEAF-e and their mean, as the CoNLL shared tasks define them. Mentions are given."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping

import numpy

Clustering = Mapping[Hashable, Hashable]  # each mention's cluster
Clusters = list[set[Hashable]]


def score(gold: Clustering, found: Clustering) -> dict[str, dict[str, float] | float]:
    """Precision, recall and F1 of each measure, and "conll", the mean of the three F1."""
    assert gold.keys() == found.keys(), "both cluster the same mentions"
    key, response = _clusters(gold), _clusters(found)
    scores: dict[str, dict[str, float] | float] = {
        "muc": _prf(_muc(response, gold), _muc(key, found)),
        "b3": _prf(_b3(response, gold, key), _b3(key, found, response)),
        "ceaf_e": _ceaf(key, response),
    }
    scores["conll"] = sum(one["f1"] for one in scores.values() if isinstance(one, dict)) / 3
    return scores


def _clusters(clustering: Clustering) -> Clusters:
    by_name: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, name in clustering.items():
        by_name[name].add(mention)
    return list(by_name.values())


def _muc(clusters: Clusters, other: Clustering) -> float:
    """Of the links within the clusters those that the other clustering has too."""
    links = sum(len(cluster) - 1 for cluster in clusters)
    kept = sum(len(cluster) - len({other[mention] for mention in cluster}) for cluster in clusters)
    return kept / links if links else 0.0


def _b3(clusters: Clusters, other: Clustering, others: Clusters) -> float:
    by_name = {other[next(iter(cluster))]: cluster for cluster in others}
    total = sum(len(cluster & by_name[other[mention]]) / len(cluster) for cluster in clusters for mention in cluster)
    return total / len(other)


def _ceaf(key: Clusters, response: Clusters) -> dict[str, float]:
    """By the best one-to-one match of clusters, each pair weighed by 2 |both| / (|one| + |other|)."""
    weights = numpy.array([[2 * len(one & other) / (len(one) + len(other)) for other in response] for one in key])
    matched = best_match(weights)
    return _prf(matched / len(response), matched / len(key))


def best_match(weights: numpy.ndarray) -> float:
    """The greatest sum of weights, one at most of each row and column: the Hungarian method, by shortest augmenting paths."""
    if weights.shape[0] > weights.shape[1]:
        weights = weights.T
    rows, columns = weights.shape
    cost = numpy.zeros((rows + 1, columns + 1))
    cost[1:, 1:] = weights.max() - weights
    potential, reduced = numpy.zeros(rows + 1), numpy.zeros(columns + 1)
    owner = numpy.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, way = numpy.full(columns + 1, numpy.inf), numpy.zeros(columns + 1, dtype=int)
        done = numpy.zeros(columns + 1, dtype=bool)
        while owner[column]:
            done[column] = True
            now = cost[owner[column]] - potential[owner[column]] - reduced
            closer = ~done & (now < least)
            least[closer], way[closer] = now[closer], column
            following = int(numpy.where(done, numpy.inf, least)[1:].argmin()) + 1
            step = least[following]
            potential[owner[done]] += step
            reduced[done] -= step
            least[~done] -= step
            column = following
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    return float(sum(weights[owner[column] - 1, column - 1] for column in range(1, columns + 1) if owner[column]))


def _prf(precision: float, recall: float) -> dict[str, float]:
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0}
