# What the simulation is compared with: the same draws of RICE, their scores and the order of the items in each draw,
# by numpy (Debian: apt-get install python3-numpy). Reading a backlog, quantiles and output are not in it.
import sys

import numpy

items, draws = int(sys.argv[1]), int(sys.argv[2])
random = numpy.random.default_rng(1)


def log_normal(low, high):
    mu = (numpy.log(low) + numpy.log(high)) / 2
    sigma = (numpy.log(high) - numpy.log(low)) / (2 * 1.6448536269514722)
    return numpy.exp(mu + sigma * random.standard_normal((draws, items)))


middle = 100.0 * random.integers(1, 91, items)
least = 1.0 * random.integers(1, 7, items)
reach = log_normal(middle / 2, middle * 2)
impact = log_normal(numpy.full(items, 0.5), numpy.full(items, 2.0))
effort = log_normal(least, least * 3)
scores = reach * impact * 0.8 / effort
order = numpy.argsort(-scores, axis=1)
print(order[0, 0], scores[0, order[0, 0]])
