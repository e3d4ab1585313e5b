"""Draw the demo weeks' pictures, boards, panoramas and films from the lists in `pictures/`: `python demo/draw.py`."""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any

import yaml
from PIL import Image, ImageDraw

from board import Board, draw_board
from canvas import SIZES, Picture
from film import Film, write_film
from panorama import Panorama, write_panorama
from paper import write_paper
from plan import draw_plan
from render import GRADES, rasterise, write_jpeg
from scenes import SCENES

ROOT = Path(__file__).resolve().parent.parent
Entry = dict[str, Any]


def main() -> int:
    """Parse the command line, draw what is missing and report what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--week", help="only this week")
    parser.add_argument(
        "--only", default="", metavar="SUBSTRING", help="only files whose path, scene or size contains this"
    )
    parser.add_argument("--force", action="store_true", help="draw again what exists")
    parser.add_argument(
        "--contact-sheet", type=Path, metavar="FILE", help="write an overview of the pictures (PNG or JPEG)"
    )
    parser.add_argument("--lists", type=Path, default=ROOT / "demo" / "pictures", help="folder of the lists")
    parser.add_argument("--out", type=Path, default=ROOT / "content" / "weeks", help="folder of the weeks")
    options = parser.parse_args()
    jobs = read_lists(options.lists, options.out, options.week, options.only)
    missing = [(path, entry) for path, entry in jobs if options.force or not path.exists()]
    failures = draw_all(missing)
    if options.contact_sheet:
        write_contact_sheet(
            [path for path, _ in jobs if path.suffix == ".jpg" and path.exists()], options.contact_sheet
        )
    total = sum(path.stat().st_size for path, _ in jobs if path.exists())
    print(
        f"{len(missing) - failures} drawn, {len(jobs) - len(missing)} already there, {failures} failed; {total / 1e6:.1f} MB in all"
    )
    return 1 if failures else 0


def read_lists(lists: Path, out: Path, week: str | None, only: str) -> list[tuple[Path, Entry]]:
    """Read every list (its name is the week's folder); returns (target, entry) and refuses repeated pictures."""
    jobs: list[tuple[Path, Entry]] = []
    seen: set[tuple[object, ...]] = set()
    for source in sorted(lists.glob("*.yml")):
        for entry in yaml.safe_load(source.read_text("utf-8")) or []:
            key = (entry["scene"], entry["seed"], entry.get("view"))
            if key in seen:
                raise SystemExit(f"{source.name}: {entry['file']}: scene, seed and view are used twice")
            seen.add(key)
            if (
                week or source.stem
            ) == source.stem and only in f"{source.stem}/{entry['file']} {entry['scene']} {entry.get('size', '')}":
                jobs.append((out / source.stem / entry["file"], entry))
    return jobs


def draw_all(jobs: list[tuple[Path, Entry]]) -> int:
    """Draw in two processes; prints a line a file and returns the number of failures."""
    failures = 0
    with ProcessPoolExecutor(max_workers=2) as pool:
        futures = {pool.submit(draw_entry, path, entry): path for path, entry in jobs}
        for future in as_completed(futures):
            try:
                print(f"{future.result() / 1000:8.0f} kB  {futures[future]}", flush=True)
            except Exception as error:  # one bad entry must not hide the others; the exit code tells
                failures += 1
                print(f"FAILED {futures[future]}: {error!r}", file=sys.stderr)
    return failures


def draw_entry(path: Path, entry: Entry) -> int:
    """Draw one entry of a list to `path`; returns bytes."""
    part = path.with_name(f".{path.name}.part")
    if path.suffix == ".mp4":
        size = write_film(
            Film(entry["scene"], entry["seed"], entry.get("hour", "noon"), float(entry["seconds"]), entry["title"]),
            part,
        )
    elif path.suffix == ".pdf":
        size = write_paper(entry["source"], entry["hue"], part)
    elif entry.get("size") == "panorama":
        panorama = Panorama(entry["scene"], entry["seed"], entry["hour"], entry["width"], entry.get("tagged", False))
        size = write_panorama(panorama, part)
    elif entry["scene"] == "board":
        board = Board(
            entry["seed"], entry["title"], entry["school"], entry["topic"], tuple(entry["points"]), entry["hue"]
        )
        size = write_jpeg(draw_board(board), part, GRADES["board"], f"board/{entry['seed']}")
    elif entry["scene"] == "campus-plan":
        size = write_jpeg(draw_plan(entry["seed"], entry["gate"]), part, GRADES["plan"], f"plan/{entry['seed']}")
    else:
        picture = Picture(entry["scene"], entry["seed"], entry["hour"], entry["view"])
        SCENES[entry["scene"]](picture)
        image = rasterise(picture.svg(*SIZES[entry["size"]]))
        size = write_jpeg(image, part, GRADES[entry["size"]], f"{entry['scene']}/{entry['seed']}/{entry['view']}")
    os.replace(part, path)
    return size


def write_contact_sheet(paths: list[Path], target: Path, columns: int = 6, width: int = 320) -> None:
    """Lay small versions of pictures side by side with their names."""
    height = round(width * 0.72)
    sheet = Image.new("RGB", (columns * width, -(-len(paths) // columns) * height), "#FBF8F3")
    pen = ImageDraw.Draw(sheet)
    for i, path in enumerate(paths):
        x, y = i % columns * width, i // columns * height
        with Image.open(path) as image:
            image.thumbnail((width - 8, height - 20))
            sheet.paste(image, (x + 4, y + 2))
        pen.text((x + 4, y + height - 14), str(path)[-52:], fill="#1B1F2A")
    sheet.save(target)


if __name__ == "__main__":
    sys.exit(main())
