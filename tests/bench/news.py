"""News prose for measurements: made from the sentences of news_sentences.txt, the same at every run."""
import os, random, re

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "news_sentences.txt")


def paragraphs(characters, seed=1):
    """Paragraphs of one to seven sentences with `characters` characters together; each sentence with its own fillers."""
    fillers, sentences = {}, []
    for line in open(SOURCE, encoding="utf-8").read().splitlines():
        if line.startswith("="):
            name, *words = line[1:].split(" ")
            # Words of a filler stand apart by one space; 600 km keeps its own.
            fillers[name] = re.findall(r"\d+ [a-zA-Z]+|\S+", " ".join(words))
        elif line and not line.startswith("#"):
            sentences.append(line)
    r, out, left, deck = random.Random(seed), [], characters, []
    while left > 0:
        text = ""
        for _ in range(r.randint(1, 7)):
            if not deck:
                deck = sentences[:]
                r.shuffle(deck)
            text += re.sub(r"\{(.)\}", lambda m: r.choice(fillers[m[1]]), deck.pop())
        out.append(text[:left] if left < len(text) else text)
        left -= len(text)
    return out


if __name__ == "__main__":
    print("\n".join(paragraphs(100_000)))
