"""Runs experiments: all programs in turn, round after round, so that what disturbs one disturbs all."""

import random
import sys
from dataclasses import dataclass, field

from rig import SampleFailed

# Of this many rounds, a slow program (a JVM) takes part in one.
SLOW_SHARE = 10
SEED = 1


@dataclass
class Samples:
    """All that was measured: measure to program to values; and what could not be."""

    values: dict = field(default_factory=dict)
    failures: dict = field(default_factory=dict)

    def add(self, measure, name, value):
        self.values.setdefault(measure, {}).setdefault(name, []).append(value)


def order(found, round_number, chance):
    """
    Who takes part in a round, and in which order. The order changes from round to round, the same way in every run,
    so that nobody always follows the same program, with the caches that this one leaves.
    """
    turn = [peer for peer in found if not peer.slow or round_number % SLOW_SHARE == 0]
    chance.shuffle(turn)
    return turn


def run(experiment, found, rounds, samples):
    """Takes the samples of one experiment. A program that fails is left out of the rest of it, and named."""
    included = [peer for peer in found if experiment.includes(peer)]
    chance = random.Random(SEED)
    for number in range(rounds):
        print(f"\r{experiment.name}: round {number + 1} of {rounds} ", end="", file=sys.stderr, flush=True)
        for peer in order(included, number, chance):
            try:
                values = experiment.sample(peer)
            except SampleFailed as failure:
                samples.failures[f"{experiment.name}: {peer.name}"] = str(failure)
                included.remove(peer)
                continue
            for measure, value in values.items():
                samples.add(measure, peer.name, value)
    print(file=sys.stderr)
