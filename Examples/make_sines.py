"""Writes the sequences that sine.safetensors was trained on: sines of period 25 whose phase jumps now and then.

Use: python make_sines.py > sines.txt     64 sequences of 200 steps, a blank line between two; needs no package.
The example itself, sine.txt, is not among them.
"""
import math, random

PERIOD, STEPS, COUNT = 25, 200, 64
dice = random.Random(2)


def jumps():
    """Some steps, 30 to 59 apart, and by how much (radians) the phase jumps there."""
    result, t = {}, dice.randrange(20, 60)
    while t < STEPS:
        result[t] = dice.uniform(0.6, 1.4) * math.pi
        t += dice.randrange(30, 60)
    return result


def sequence(jumps):
    phase = 0.0
    for t in range(STEPS):
        phase += jumps.get(t, 0.0)
        yield math.sin(phase)
        phase += 2 * math.pi / PERIOD


print("# sines of period %d; the phase jumps now and then; made by make_sines.py" % PERIOD)
for _ in range(COUNT):
    print("\n".join("%.6f" % value for value in sequence(jumps())) + "\n")
