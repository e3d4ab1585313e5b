"""How near a rendition comes to its original: SSIM against the original decoded whole and resampled at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from pathlib import Path
from statistics import mean

import numpy as np
from numpy.typing import NDArray
from outputs import Made
from PIL import Image
from skimage.metrics import structural_similarity

# What counts as equal.
SSIM_TOLERANCE = 0.005
BYTES_TOLERANCE = 0.05


@dataclass(frozen=True)
class Standing:
    """An output's mean SSIM and mean bytes over the photos."""

    ssim: float
    bytes: float

    def distance(self, other: Standing) -> float:
        """How far it is from another; up to 1 both SSIM and bytes are equal within tolerance."""
        return max(abs(self.ssim - other.ssim) / SSIM_TOLERANCE, abs(self.bytes / other.bytes - 1) / BYTES_TOLERANCE)


def judge(photos: Sequence[Path], made: Made, names: Sequence[str]) -> Mapping[str, Standing]:
    """The standing of each output that a peer made of all the photos; KeyError where one is missing."""
    with ProcessPoolExecutor() as workers:
        found = list(workers.map(_judge_photo, photos, (made[photo.stem] for photo in photos), repeat(tuple(names))))
    return {
        name: Standing(
            mean(of_photo[name].ssim for of_photo in found), mean(of_photo[name].bytes for of_photo in found)
        )
        for name in names
    }


def ssim(image: Image.Image, reference: Image.Image) -> float:
    """Structural similarity of two images' lightness, with the window of the paper that defined it (Wang et al., 2004)."""
    measure = partial(
        structural_similarity, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, data_range=255
    )
    return float(measure(_lightness(image), _lightness(reference)))


def reference(original: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The original at that size, from all its pixels and in one step."""
    return original.resize(size, Image.Resampling.LANCZOS)


def _judge_photo(photo: Path, files: Mapping[str, Path], names: tuple[str, ...]) -> dict[str, Standing]:
    with Image.open(photo) as original:
        original.load()
        references: dict[tuple[int, int], Image.Image] = {}
        standings = {}
        for name in names:
            with Image.open(files[name]) as image:
                size = image.size
                if size not in references:
                    references[size] = reference(original, size)
                standings[name] = Standing(ssim(image, references[size]), files[name].stat().st_size)
        return standings


def _lightness(image: Image.Image) -> NDArray[np.float32]:
    return np.asarray(image.convert("L"), np.float32)
