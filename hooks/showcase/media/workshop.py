"""What makes the bytes of renditions on this machine: two machines that agree in it make the same ones."""

from __future__ import annotations

import hashlib
import platform
import sys
from dataclasses import dataclass, fields
from functools import cache
from importlib.metadata import version
from pathlib import Path

import av
import pikepdf
from PIL import features

_PACKAGES = ("av", "pillow", "pillow-heif", "webvtt-py", "pikepdf")
# A package of one version may hold its codecs in another, where it was not built by its own authors.
_CODECS = ("webp", "libjpeg_turbo", "littlecms2", "zlib")
_CODE_PATH = Path(__file__).resolve().parents[1]
# What reads and renders originals, and the modules beside these packages; pages may be laid out in another way.
_CODE = ("*.py", "media/*.py", "reader/*.py", "model/*.py")


@dataclass(frozen=True)
class Workshop:
    """A machine as far as renditions depend on it; `code` is the digest of this program's files, as far as they see originals."""

    machine: str
    python: str
    packages: str
    codecs: str
    code: str

    def differences(self, other: Workshop) -> tuple[str, ...]:
        """In what another machine differs, as its operator would say it."""
        words = {
            "machine": "系统",
            "python": "Python",
            "packages": "程序库版本",
            "codecs": "编解码库",
            "code": "本程序",
        }
        return tuple(
            words[field.name] for field in fields(self) if getattr(self, field.name) != getattr(other, field.name)
        )


@cache
def this_workshop() -> Workshop:
    """This machine, as it was when it was first asked for."""
    return Workshop(
        machine=f"{sys.platform} {platform.machine()}",
        python=".".join(map(str, sys.version_info[:2])),
        packages=", ".join(f"{name} {version(name)}" for name in _PACKAGES),
        codecs=f"{_pillow_codecs()}, {sorted(av.library_versions.items())}, qpdf {pikepdf.__libqpdf_version__}",
        code=_code_digest(_CODE_PATH),
    )


def _pillow_codecs() -> str:
    return ", ".join(f"{name} {features.version(name)}" for name in _CODECS if features.check(name))


def _code_digest(folder_path: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for pattern in _CODE for path in folder_path.glob(pattern)):
        words = path.read_bytes()
        digest.update(f"{path.relative_to(folder_path).as_posix()} {len(words)}\n".encode() + words)
    return digest.hexdigest()
