"""How well and how fast standoff reads: `python -m benchmarks`, behind `make bench`.

tasks     what is measured: scorer, data, metrics, published bars
measure   runs the scorers of ../shared/eval and collects their figures
floors    what no version may fall below; floors only rise
table     the figures for people

measured.json holds the figures of this version, floors.json the floors; both are committed. The scorers and their data lie in
the optional research folder beside the checkout; what is not there is said, never passed over.
"""
