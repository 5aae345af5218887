"""The last lines of `bin/test`: a line a stage, each failed test with its reason, the verdict."""

# A test that failed and passed when it ran alone is unsteady. So many of them are let through.
UNSTEADY_ALLOWED = 2
# Together with the stages this stays below the forty lines that a reader of the end sees.
LISTED = 20


def is_passed(stages):
    unsteady = sum(len(stage.unsteady) for stage in stages)
    return not any(stage.failed for stage in stages) and unsteady <= UNSTEADY_ALLOWED


def lines(stages):
    """The summary; its last line is `N passed, N failed`."""
    text = ["", "Stage                              seconds  passed  failed  skipped"]
    text += [
        f"{stage.name:<34} {stage.seconds:7.0f} {stage.passed:7} {stage.failed:7} {stage.skipped:8}"
        for stage in stages
    ]
    # One line a stage, so that the summary stays short.
    text += [f"{stage.name}: " + "; ".join(stage.figures) for stage in stages if stage.figures]
    text += _bounded(_troubles(stages))
    passed = sum(stage.passed for stage in stages)
    return text + [f"{passed} passed, {_failed(stages)} failed"]


def _failed(stages):
    failed = sum(stage.failed for stage in stages)
    unsteady = sum(len(stage.unsteady) for stage in stages)
    # Too many unsteady tests are a failure of their own, so that the last line is never wrong.
    return failed + (unsteady if unsteady > UNSTEADY_ALLOWED else 0)


def _troubles(stages):
    for stage in stages:
        if stage.fault:
            yield f"FAILED   {stage.name}: {stage.fault}"
        for failure in stage.failures:
            yield f"FAILED   {stage.name}: {failure.name}: {failure.reason}"
    for stage in stages:
        for failure in stage.unsteady:
            yield f"UNSTEADY {stage.name}: {failure.name}: {failure.reason}"


def _bounded(troubles):
    troubles = list(troubles)
    if len(troubles) <= LISTED:
        return troubles
    return troubles[:LISTED] + [f"and {len(troubles) - LISTED} more; see above"]
