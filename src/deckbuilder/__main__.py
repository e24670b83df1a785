"""``python -m deckbuilder``, and the command itself."""

from deckbuilder import interrupts

interrupts.end_at_once()  # also while all else is imported

from deckbuilder.cli import main  # noqa: E402

if __name__ == "__main__":
    main()
