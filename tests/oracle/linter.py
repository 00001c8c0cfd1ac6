"""terlint as a process that answers questions: the `422` lines it prints for documents on disk."""
import os
import subprocess
import tempfile

TIMEOUT = 600  # seconds for one run


def write_documents(folder, documents, suffix):
    """DOCUMENTS as files in FOLDER whose names sort in their order."""
    for index, document in enumerate(documents):
        with open(os.path.join(folder, f"d{index:06d}{suffix}"), "wb") as file:
            file.write(document)


def run(terlint, folder, options):
    """The lines that terlint prints for FOLDER, and its exit status; those before a crash count."""
    command = [terlint, "check", "--no-config", "--format", "422", *options, folder]
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode("utf-8", "surrogateescape").split("\n")[:-1], "no end"
    return done.stdout.decode("utf-8", "surrogateescape").split("\n")[:-1], done.returncode


def lines_for(terlint, documents, suffix, options):
    """What terlint prints for DOCUMENTS, each a file with SUFFIX, and its exit status."""
    with tempfile.TemporaryDirectory() as folder:
        write_documents(folder, documents, suffix)
        return run(terlint, folder, options)


def response_to(terlint, document, suffix, options):
    """The response to one document; where it is not one line, what came instead."""
    lines, status = lines_for(terlint, [document], suffix, options)
    if len(lines) == 1 and status in (0, 1):
        return lines[0]
    return f"{len(lines)} lines, exit status {status}"


def responses(terlint, documents, suffix=".json", options=("--select", "server")):
    """The response to each of DOCUMENTS, from one run; where that goes wrong, from one run each."""
    lines, status = lines_for(terlint, documents, suffix, options)
    if len(lines) == len(documents) and status in (0, 1):
        return lines
    return [response_to(terlint, document, suffix, options) for document in documents]


def schema_options(schema):
    """The options to check against SCHEMA as the server does; None is a TeamExecutionRequest."""
    return ("--select", "server") + (("--schema", schema) if schema else ())


def excerpt(text, length=600):
    """TEXT, or where it is long its beginning and its end."""
    if len(text) <= length:
        return text
    half = length // 2
    return f"{text[:half]} … {len(text) - length} characters … {text[-half:]}"
