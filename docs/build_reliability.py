"""Draw docs/reliability.svg from training/reliability.json: `python docs/build_reliability.py`, or `--check` (exit 1 if not current)."""
from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE, FIGURES = ROOT / "docs" / "reliability.svg", ROOT / "training" / "reliability.json"
SIDE, LEFT, TOP, FOOT = 320, 56, 20, 64


def drawn() -> str:
    told = json.loads(FIGURES.read_text(encoding="utf-8"))
    most = max(one["events"] for one in told["bins"])
    x, y = (lambda v: LEFT + v * SIDE), (lambda v: TOP + (1 - v) * SIDE)
    parts = [f'<rect x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#999"/>',
             f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" stroke="#999" stroke-dasharray="4 4"/>']
    for tenth in range(0, 11, 2):
        v = tenth / 10
        parts.append(f'<text x="{x(v):.0f}" y="{TOP + SIDE + 16}" text-anchor="middle">{v:.1f}</text>'
                     f'<text x="{LEFT - 8}" y="{y(v) + 4:.0f}" text-anchor="end">{v:.1f}</text>')
    points = " ".join(f"{x(one['score']):.1f},{y(one['right']):.1f}" for one in told["bins"])
    parts.append(f'<polyline points="{points}" fill="none" stroke="#1f5f99" stroke-width="1.5"/>')
    for one in told["bins"]:
        radius = 3 + 7 * (one["events"] / most) ** 0.5
        parts.append(f'<circle cx="{x(one["score"]):.1f}" cy="{y(one["right"]):.1f}" r="{radius:.1f}" '
                     f'fill="#1f5f99" fill-opacity=".6"><title>{one["events"]} events, {one["right"]:.0%} right</title></circle>')
    under = f"{told['events']} events; circles grow with their number"
    parts.append(f'<text x="{LEFT + SIDE / 2}" y="{TOP + SIDE + 36}" text-anchor="middle">score of an event</text>'
                 f'<text x="{LEFT + SIDE / 2}" y="{TOP + SIDE + 54}" text-anchor="middle" fill="#666">{under}</text>'
                 f'<text transform="translate(16 {TOP + SIDE / 2}) rotate(-90)" text-anchor="middle">share that was right</text>')
    box = f"0 0 {LEFT + SIDE + 20} {TOP + SIDE + FOOT}"
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" font-family="sans-serif" font-size="12">'
            f'<title>Reliability of event scores</title><rect width="100%" height="100%" fill="#fff"/>' + "\n".join(parts) + "</svg>\n")


def main() -> int:
    if "--check" in sys.argv:
        return 0 if PICTURE.exists() and PICTURE.read_text(encoding="utf-8") == drawn() else 1
    PICTURE.write_text(drawn(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
