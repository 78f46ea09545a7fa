"""A translator for tests, as a user's command would be one: sentences by a list, read on standard input and written on standard output."""
import sys

SENTENCES = {
    "Переговоры без итога": "Talks without a result",
    "Президент России заявил, что Москва готова к переговорам.": "The president of Russia said that Moscow was ready for talks.",
    "Киев пока не ответил.": "Kyiv has not answered yet.",
    "Стороны встретятся в Женеве на следующей неделе.": "The sides will meet in Geneva next week.",
}

sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
words = sys.stdin.read()
mode = sys.argv[1] if len(sys.argv) > 1 else ""
if mode == "fails":
    sys.exit("no model for this language")
for theirs, ours in SENTENCES.items():
    words = words.replace(theirs, ours)
if mode == "one-line":
    words = " ".join(words.split())
if mode == "echo":
    words = "Это не перевод, а тот же самый русский текст, который никто не перевёл."
if mode == "merge":
    words = words.replace("talks. Kyiv", "talks, and Kyiv")
print(words)
