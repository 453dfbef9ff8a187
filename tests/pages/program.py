"""Runs programs for tests. What bounds them is CPU time, which a busy machine does not change; the wall clock ends only what
is blocked, and judges nothing. All tests that run the built program run it through here."""
import os, resource, signal, subprocess

os.environ["BANXIN_CACHE"] = ""  # pictures that were kept are no part of a test, but of that which is about them
CPU = 300      # seconds of CPU time of one process, all threads together; the slowest sample takes a tenth
BLOCKED = 600  # seconds by the wall clock after which a process counts as blocked


def run(command, cpu=CPU, prepare=None, **options):
    """As subprocess.run, output captured; the result has `cpu` too, the seconds of CPU time taken. The test ends with a
    message when `cpu` is used up, when the process is blocked, or when a signal killed it. `prepare` is called in the child
    before the program, and may arrange such a death."""
    def limit():
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        most = [value if hard == resource.RLIM_INFINITY else min(value, hard) for value in (cpu, cpu + 5)]
        resource.setrlimit(resource.RLIMIT_CPU, most)
        if prepare:
            prepare()
    if "stderr" not in options:
        options.setdefault("capture_output", True)
    before = used()
    try:
        done = subprocess.run(command, preexec_fn=limit, timeout=BLOCKED, **options)
    except subprocess.TimeoutExpired:
        raise SystemExit("blocked for %d s: %s" % (BLOCKED, command))
    done.cpu = used() - before
    if done.returncode == -signal.SIGXCPU:
        raise SystemExit("more than %d s of CPU time: %s" % (cpu, command))
    if done.returncode < 0 and not prepare:
        raise SystemExit("%s: %s\n%s" % (signal.Signals(-done.returncode).name, command, done.stderr))
    return done


def used():
    """Seconds of CPU time that all processes run so far took."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
