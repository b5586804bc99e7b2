"""How soon a reader can type, and what the script costs a page: `python -m bench.dialog`.

A story of sixty paragraphs in Chromium, whose processor is slowed to a quarter. A reader has
selected a word and presses Ctrl+Enter; the clock runs from the key until a field of the dialog has
the focus, and until that has been drawn. Beside it, in turns, the same page with a script of ten
lines that puts a bare `<dialog>` with a field there: what the browser itself takes for that. The
page is loaded anew each time, and what was selected a second ago, as a reader does.

Then, at full speed, the processor's milliseconds that the page's tag takes of the main thread:
compiling and running the script, and asking for notices, as the browser's own trace tells. Beside
it, in turns, those of the least script of this kind: it reads its own tag, listens to the same four
events and asks for notices, and does nothing with what it hears.

Milliseconds are for the eye: aim at 50 and at 1. The floors are the ratios to the bare dialog and
to the least script.
Ends with status 1 where a floor is not held; `--raise` raises the floors.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from statistics import median, quantiles

from bench.dialog.host import served
from bench.floors import judge
from bench.widget import CHROMIUM
from playwright.sync_api import Browser, sync_playwright

from corrigenda.lib.tests.chromium import chromium

FLOORS = Path(__file__).parent / "floors.json"
TIMES = 15
SLOWED = 4
AIM, AIM_OF_LOAD = 50, 1
READY = """() => {
  const word = document.querySelector("#p3").firstChild;
  const at = word.data.indexOf("afer");
  getSelection().setBaseAndExtent(word, at, word, at + 4);
  window.took = new Promise((tell) => {
    let pressed = 0;
    addEventListener("keydown", () => (pressed ||= performance.now()), { capture: true });
    addEventListener("focusin", () => {
      if (!pressed) return;
      const open = performance.now() - pressed;
      requestAnimationFrame(() =>
        setTimeout(() => tell([open, performance.now() - pressed])));
    }, { capture: true });
  });
}"""


def opened(browser: Browser, url: str) -> tuple[float, float]:
    """Milliseconds from the key until one can type, and until it has been drawn."""
    page = browser.new_page()
    page.goto(url, wait_until="load")
    page.evaluate(READY)
    page.wait_for_timeout(1000)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.keyboard.press("Control+Enter")
    open_, drawn = page.evaluate("window.took")
    page.close()
    return float(open_), float(drawn)


def loaded(browser: Browser, url: str, script: str) -> float:
    """Milliseconds of the main thread that a script of the page takes when it is loaded."""
    page = browser.new_page()
    browser.start_tracing(page=page, categories=["devtools.timeline", "v8", "-*"])
    page.goto(url, wait_until="load")
    page.wait_for_timeout(300)
    trace = json.loads(browser.stop_tracing())
    page.close()
    took = [
        float(one["tdur"])
        for one in trace["traceEvents"]
        if one.get("name") == "EvaluateScript"
        and script in str(one.get("args", {}).get("data", {}).get("url"))
    ]
    return sum(took) / 1000


def show(name: str, times: list[float]) -> None:
    """Prints one line of the table."""
    print(f"{name:<34} {median(times):>8.2f} {quantiles(times, n=20)[18]:>8.2f}")


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.dialog", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    parser.add_argument("--times", type=int, default=TIMES, help="(%(default)s)")
    given = parser.parse_args()
    executable = chromium()
    if executable is None:
        print("bench.dialog: chromium is missing: run `make setup`")
        return 1
    ours: list[tuple[float, float]] = []
    plain: list[tuple[float, float]] = []
    with served() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM)
        for _ in range(given.times):
            ours.append(opened(browser, f"{base}/story"))
            plain.append(opened(browser, f"{base}/plain"))
        load: list[float] = []
        least: list[float] = []
        for _ in range(given.times):
            load.append(loaded(browser, f"{base}/story", "/c/w.js"))
            least.append(loaded(browser, f"{base}/least", "/least.js"))
        browser.close()
    print(f"{'milliseconds':<34} {'median':>8} {'p95':>8}")
    show(f"key to typing, 1/{SLOWED} speed", [one for one, _ in ours])
    show("the same, drawn", [one for _, one in ours])
    show("a bare dialog", [one for one, _ in plain])
    show("the same, drawn", [one for _, one in plain])
    show("the tag, at full speed", load)
    show("the least script", least)
    print(f"the aims: {AIM} ms from key to typing, {AIM_OF_LOAD} ms for the tag")
    ratio = {
        "key to typing by a bare dialog, at most": median(one for one, _ in ours)
        / median(one for one, _ in plain),
        "the tag by the least script, at most": median(load) / max(median(least), 0.01),
    }
    claims = {name: value * 1.5 for name, value in ratio.items()}
    failures = [] if all(load) and all(least) else ["The trace does not tell of the tag's script."]
    return judge(FLOORS, ratio, also=failures, claims=claims if given.raises else None)


if __name__ == "__main__":
    sys.exit(main())
