"""Runs Debian's novaclient again and again without paying for its imports each time.

Each line of standard input is a JSON object with "arguments" and "environment"; each answer is a line with "code",
"out" and "err". Every call runs in a fork of its own, through the function the installed script calls.
"""
import json
import os
import sys
import tempfile

from novaclient import shell


def child(call, out, err):
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    os.environ.clear()
    os.environ.update(call["environment"])
    sys.argv = ["nova"] + call["arguments"]
    code = 1
    try:
        code = shell.main(call["arguments"]) or 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else (0 if end.code is None else 1)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def answer(call):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        pid = os.fork()
        if pid == 0:
            child(call, out, err)
        _, status = os.waitpid(pid, 0)
        out.seek(0)
        err.seek(0)
        return {
            "code": os.waitstatus_to_exitcode(status),
            "out": out.read().decode(),
            "err": err.read().decode(),
        }


def warm():
    """What the first call would load, so that the forks share it."""
    shell.OpenStackComputeShell().get_base_parser([])
    __import__("novaclient.v2.shell")
    __import__("novaclient.v2.client")
    __import__("keystoneauth1.identity.v3")
    loading = __import__("keystoneauth1.loading", fromlist=["get_available_plugin_names"])
    loading.get_available_plugin_names()


warm()
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
