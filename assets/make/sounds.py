"""Make the four soft sounds of the game out of sines and seeded noise; nothing is downloaded."""

import array
import math
import random
import sys
import wave
from collections.abc import Callable
from pathlib import Path

RATE = 22_050
FADE = 0.012
FOLDER = Path(__file__).resolve().parent.parent / "sounds"
Samples = list[float]


def main() -> None:
    """Make assets/sounds."""
    FOLDER.mkdir(exist_ok=True)
    for name, make in SOUNDS.items():
        path = FOLDER / f"{name}.wav"
        write(path, make())
        print(f"{path.name}: {path.stat().st_size} bytes")


def write(path: Path, samples: Samples) -> None:
    """Write samples as 16 bits, mono; both ends are faded, so that nothing clicks."""
    fade, count = round(FADE * RATE), len(samples)
    shaped = (s * min(1, (count - 1 - i) / fade) for i, s in enumerate(samples))
    data = array.array("h", (round(32_767 * max(-1.0, min(1.0, s))) for s in shaped))
    if sys.byteorder == "big":
        data.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(data.tobytes())


def silence(seconds: float) -> Samples:
    """Return nothing, for so long."""
    return [0.0] * round(seconds * RATE)


def add(target: Samples, sound: Samples, at: float, volume: float = 1.0) -> None:
    """Lay one sound over another from a moment on."""
    first = round(at * RATE)
    for i, sample in enumerate(sound[: len(target) - first]):
        target[first + i] += volume * sample


def pluck(pitch: float, seconds: float, decay: float) -> Samples:
    """Return a soft tone with two overtones: it comes quickly and dies away."""
    result = []
    for i in range(round(seconds * RATE)):
        t = i / RATE
        tone = sum(
            share * math.sin(math.tau * pitch * times * t) * math.exp(-decay * times * t)
            for times, share in ((1, 1.0), (2.01, 0.32), (3.02, 0.12))
        )
        result.append(tone * min(1.0, t / 0.004))
    return result


def rustle(seconds: float, shape: Callable[[float], float], dull: float, seed: int) -> Samples:
    """Return noise without its shrill part; `shape` says how loud it is over its length."""
    rng = random.Random(seed)  # noqa: S311 - noise, not secrets
    low, high, result = 0.0, 0.0, []
    count = round(seconds * RATE)
    for i in range(count):
        low += dull * (rng.uniform(-1, 1) - low)
        high += 0.03 * (low - high)
        result.append((low - high) * shape(i / count))
    return result


def choice() -> Samples:
    """Return a card laid down: a short, low tap."""
    sound = silence(0.16)
    add(sound, pluck(330, 0.15, 34), 0, 0.30)
    add(sound, rustle(0.05, lambda t: (1 - t) ** 2, 0.35, 5), 0, 0.35)
    return sound


def page() -> Samples:
    """Return a page that is turned: paper swells and falls."""
    return rustle(0.30, lambda t: 0.55 * math.sin(math.pi * t**0.7) ** 2, 0.32, 11)


def knot() -> Samples:
    """Return a cord pulled through and tight: two rubs, then a warm pair of tones."""
    sound = silence(0.62)
    for at, volume in ((0.0, 0.22), (0.11, 0.30)):
        add(
            sound,
            rustle(0.11, lambda t: math.sin(math.pi * t) ** 2, 0.22, round(at * 100)),
            at,
            volume,
        )
    add(sound, pluck(392, 0.40, 9), 0.20, 0.20)
    add(sound, pluck(587.3, 0.38, 9), 0.24, 0.14)
    return sound


def fray() -> Samples:
    """Return fibers that give way one after the other, and a tone that sags."""
    sound, rng = silence(0.50), random.Random(23)  # noqa: S311 - noise, not secrets
    for i in range(9):
        at = 0.02 + 0.24 * (i / 9) ** 0.8
        snap = rustle(0.03, lambda t: (1 - t) ** 3, 0.7, 40 + i)
        add(sound, snap, at, rng.uniform(0.25, 0.5))
    add(sound, pluck(174.6, 0.42, 8), 0.06, 0.22)
    add(sound, pluck(164.8, 0.34, 8), 0.14, 0.18)
    return sound


SOUNDS: dict[str, Callable[[], Samples]] = {
    "choice": choice,
    "fray": fray,
    "knot": knot,
    "page": page,
}

if __name__ == "__main__":
    main()
