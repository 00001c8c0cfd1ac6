"""Seeded strings that are UUIDs, nearly are, or are not."""
import itertools
from random import Random

import vocabulary

CHARACTERS = "0123456789abcdefABCDEFgGzZ-_ {}:.xX\t\n\x00é‐東🚀\u0660\uff11"
PREFIXES = (
    "urn:uuid:", "URN:UUID:", "urn:", "uuid:", "Urn:uuid:", "urn:uuid", "urn:uuid: ", "urn:uuid:{",
    "{", "{urn:uuid:", "(", " ", "0x", "\ufeff",
)
SUFFIXES = ("}", ")", " ", "\n", "-", "\x00", "}}", "0", "é", "🚀")
FIXED = (
    "", " ", "-", "----", "{}", "{", "}", "urn:uuid:", "urn:uuid:{}", "not-a-uuid", "default",
    "production", "my-queue", "123", "0", "{{.env.QUEUE}}", "queue-1", "00000000", "g" * 36,
    "g" * 32, "0" * 31, "1" * 33, "1" * 1000, "1-" * 18, "é", "🚀", "東京" * 12, "\x00" * 36,
    "1" * 35 + "é", "é" * 18, "1" * 30 + "🚀", "{" + "1" * 36 + "}", "{" + "1" * 34 + "}",
    "12345678-1234-1234-1234-1234567890123", "12345678-1234-1234-1234-12345678901",
    "1234567-81234-1234-1234-123456789012", "12345678-12345-123-1234-123456789012",
    "12345678-1234-12345-123-123456789012", "12345678-1234-1234-12345-12345678901",
    "12345678--1234-1234-123456789012", "-12345678-1234-1234-1234-12345678901",
    "12345678-1234-1234-1234-12345678901-", "12345678-1234-1234-1234567890123456-", "1-2-3-4-5",
    "12345678123412341234123456789012345-", "12345678_1234_1234_1234_123456789012",
)


def hyphenated(digits):
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def forms(random, digits):
    """DIGITS, 32 of them, in one of the four forms."""
    whole = hyphenated(digits)
    return random.choice((whole, whole, digits, "{" + whole + "}", "urn:uuid:" + whole))


def in_case(random, text):
    """TEXT in some letter case."""
    return random.choice((str.lower, str.lower, str.upper, str.title, str.swapcase))(text)


def replaced(random, text):
    at = random.randint(0, len(text))
    return text[:at] + random.choice(CHARACTERS) + text[at + 1:]


def inserted(random, text):
    at = random.randint(0, len(text))
    return text[:at] + random.choice(CHARACTERS) + text[at:]


def shortened(random, text):
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.choice((1, 1, 1, 2, 4, 9)):]


def hyphen_moved(random, text):
    """One hyphen taken out and put in elsewhere."""
    places = [at for at, character in enumerate(text) if character == "-"]
    if places:
        at = random.choice(places)
        text = text[:at] + text[at + 1:]
    at = random.randint(0, len(text))
    return text[:at] + "-" + text[at:]


def hyphen_dropped(random, text):
    return text.replace("-", "", random.randint(1, 4))


def prefixed(random, text):
    return random.choice(PREFIXES) + text


def suffixed(random, text):
    return text + random.choice(SUFFIXES)


def cut(random, text):
    return text[:random.randint(0, len(text))]


FAULTS = (
    replaced, replaced, inserted, shortened, hyphen_moved, hyphen_dropped, prefixed, suffixed, cut,
)


def odd_uuid(random):
    """A UUID with up to three faults."""
    text = in_case(random, forms(random, random.choice(vocabulary.QUEUE_IDS).replace("-", "")))
    for fault in random.choices(FAULTS, k=random.choice((0, 1, 1, 1, 2, 3))):
        text = fault(random, text)
    return text


def uuid_texts(seed):
    """The fixed strings, then others without end."""
    random = Random(seed)
    return itertools.chain(FIXED, iter(lambda: odd_uuid(random), None))
