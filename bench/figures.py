"""Statistics: medians, quantiles, and how sure a ratio of medians is."""

import random
import statistics

RESAMPLES = 1000
SEED = 1


def quantile(values, fraction):
    """The value below which a fraction (0 to 1) of the values lies, interpolated between the two nearest."""
    ordered = sorted(values)
    position = fraction * (len(ordered) - 1)
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)


def median(values):
    return statistics.median(values)


def ratio_interval(values, base):
    """The 95 % bootstrap interval of median(values) / median(base), as (low, high); the same for the same values."""
    chance = random.Random(SEED)
    ratios = [median(chance.choices(values, k=len(values))) / median(chance.choices(base, k=len(base)))
              for _ in range(RESAMPLES)]
    return quantile(ratios, 0.025), quantile(ratios, 0.975)


def significant(value, digits=3):
    """A number with this many significant digits, as text, without an exponent."""
    if value == 0:
        return "0"
    decimals = digits - 1
    size = abs(value)
    while size >= 10 and decimals > 0:
        size /= 10
        decimals -= 1
    while size < 1:
        size *= 10
        decimals += 1
    return f"{value:.{decimals}f}"
