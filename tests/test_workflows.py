"""What GitHub is told to do: who may write, what runs when, and that nothing contributed reaches a shell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from merges import answer
from showcase.desk.approvers import read_approvers
from showcase.reader.yaml_document import parse_yaml
from small_site import PROJECT_ROOT

GITHUB = PROJECT_ROOT / ".github"
FILES = sorted((GITHUB / "workflows").glob("*.y*ml"))
TOOLS = PROJECT_ROOT / "tools"
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def read(path: Path) -> dict[str, Any]:
    document = parse_yaml(path.read_text("utf-8"))
    assert document.faults == ()
    assert document.data is not None
    return dict(document.data)


WORKFLOWS = {path.stem: read(path) for path in FILES}
JOBS = [(name, job, what) for name, workflow in WORKFLOWS.items() for job, what in workflow["jobs"].items()]
EACH_JOB = pytest.mark.parametrize(("name", "job", "what"), JOBS, ids=[f"{name}-{job}" for name, job, _ in JOBS])


def job_of(name: str, job: str) -> dict[str, Any]:
    return dict(WORKFLOWS[name]["jobs"][job])


def steps_using(what: dict[str, Any], action: str) -> list[dict[str, Any]]:
    return [step for step in what["steps"] if step.get("uses", "").startswith(f"{action}@")]


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def test_there_is_a_workflow_for_each_purpose() -> None:
    assert set(WORKFLOWS) == {"approve", "audit", "check", "deploy"}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nothing_runs_in_the_name_of_the_repository_for_a_stranger(name: str) -> None:
    assert not set(WORKFLOWS[name]["on"]) & {"pull_request_target", "workflow_run", "issue_comment"}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_rights_are_given_job_by_job(name: str) -> None:
    assert WORKFLOWS[name]["permissions"] == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_actions_are_pinned_by_commit_and_say_their_version(path: Path) -> None:
    uses = re.findall(r"\buses: (.+)", path.read_text("utf-8"))
    assert uses
    assert [use for use in uses if not PINNED.fullmatch(use)] == []


@EACH_JOB
def test_every_job_ends_some_time_and_says_what_it_needs(name: str, job: str, what: dict[str, Any]) -> None:
    assert 0 < what["timeout-minutes"] <= 60
    assert isinstance(what["permissions"], dict)
    assert what["runs-on"] == "ubuntu-24.04"


@EACH_JOB
def test_no_checkout_leaves_a_token_behind(name: str, job: str, what: dict[str, Any]) -> None:
    kept = [step["with"] for step in steps_using(what, "actions/checkout") if step["with"]["persist-credentials"]]
    # The one that pushes approval records, in a job that runs nothing of that checkout.
    assert len(kept) == (1 if (name, job) == ("approve", "write") else 0)


@EACH_JOB
def test_no_expression_is_put_into_a_script(name: str, job: str, what: dict[str, Any]) -> None:
    scripts = [step["run"] for step in what["steps"] if "run" in step]
    assert [script for script in scripts if "${{" in script] == []


@EACH_JOB
def test_no_words_of_a_contributor_reach_a_job(name: str, job: str, what: dict[str, Any]) -> None:
    words = re.compile(r"head_ref|\.(?:title|body|label|ref_name|message|login|head\.ref|head\.label)\b")
    expressions = [inner for text in strings(what) for inner in re.findall(r"\$\{\{(.*?)\}\}", text)]
    assert [inner for inner in expressions if words.search(inner)] == []


@EACH_JOB
def test_only_one_job_knows_a_secret(name: str, job: str, what: dict[str, Any]) -> None:
    knows = any("secrets." in text for text in strings(what)) or "secrets" in what
    assert knows == ((name, job) == ("approve", "write"))


def test_a_pull_request_is_looked_at_with_rights_to_read_alone() -> None:
    for name in ("check", "audit"):
        for what in WORKFLOWS[name]["jobs"].values():
            assert what["permissions"] == {"contents": "read"}
            assert not any(step.get("uses", "").startswith("actions/cache@") for step in what["steps"])
            assert steps_using(what, "actions/cache/save") == []


def test_a_later_push_ends_the_check_of_the_earlier() -> None:
    assert WORKFLOWS["check"]["on"] == {"pull_request": None}
    assert WORKFLOWS["check"]["concurrency"] == {
        "group": "check-${{ github.event.pull_request.number }}",
        "cancel-in-progress": True,
    }


def test_a_check_annotates_builds_the_preview_and_keeps_it_for_days_only() -> None:
    content = job_of("check", "content")
    scripts = " ".join(step.get("run", "") for step in content["steps"])
    assert "build.py check --format github" in scripts
    assert "build.py build --preview" in scripts
    (upload,) = steps_using(content, "actions/upload-artifact")
    assert upload["with"] == {"name": "preview", "path": "preview/", "retention-days": 5}


def test_the_site_is_made_after_each_days_cutoff() -> None:
    triggers = WORKFLOWS["deploy"]["on"]
    # 08:17 UTC is 16:17 in Beijing.
    assert triggers["schedule"] == [{"cron": "17 8 * * *"}]
    assert triggers["push"] == {"branches": ["main"]}
    assert "workflow_dispatch" in triggers


def test_one_site_goes_out_at_a_time_and_none_is_cut_off() -> None:
    assert WORKFLOWS["deploy"]["concurrency"] == {"group": "pages", "cancel-in-progress": False}


def test_what_builds_cannot_deploy_and_what_deploys_runs_nothing() -> None:
    assert job_of("deploy", "build")["permissions"] == {"contents": "read"}
    deploy = job_of("deploy", "deploy")
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert deploy["needs"] == "build"
    assert [step for step in deploy["steps"] if "run" in step] == []


def test_nothing_is_uploaded_unless_the_build_went_well() -> None:
    steps = job_of("deploy", "build")["steps"]
    (upload,) = [step for step in steps if step.get("uses", "").startswith("actions/upload-pages-artifact@")]
    assert upload["with"] == {"path": "site/"}
    assert "if" not in upload
    (build,) = [step for step in steps if "build.py build" in step.get("run", "")]
    # Without it a pipe's exit code is that of its last part.
    assert build["shell"] == "bash"


def test_renditions_are_kept_even_when_a_later_step_failed() -> None:
    save, _ = steps_using(job_of("deploy", "build"), "actions/cache/save")
    assert "!cancelled()" in save["if"]
    found = [step["with"] for _, _, what in JOBS for step in steps_using(what, "actions/cache/restore")]
    restored = [entry for entry in found if entry["key"] != "site-"]
    assert {entry["key"] for entry in restored} == {"renditions-"}
    assert save["with"]["key"].startswith("renditions-")
    assert {entry["path"] for entry in restored} == {save["with"]["path"]} == {"media/renditions"}


def test_a_site_is_kept_with_what_it_was_made_from_and_only_when_it_was_built() -> None:
    steps = job_of("deploy", "build")["steps"]
    restore, save = (
        next(
            step
            for step in steps_using(job_of("deploy", "build"), f"actions/cache/{what}")
            if "site" in step["with"]["key"]
        )
        for what in ("restore", "save")
    )
    assert restore["with"]["path"].split() == save["with"]["path"].split() == [".build/*.json", "site"]
    assert "if" not in save
    names = [step.get("run", "") for step in steps]
    assert steps.index(restore) < next(n for n, run in enumerate(names) if "build.py build" in run) < steps.index(save)


def test_who_reads_a_merge_may_not_write_and_who_writes_reads_no_contribution() -> None:
    reading, writing = job_of("approve", "read"), job_of("approve", "write")
    assert reading["permissions"] == {"contents": "read", "pull-requests": "read"}
    assert writing["permissions"] == {"contents": "write", "actions": "write"}
    program, merged = (step["with"] for step in steps_using(reading, "actions/checkout"))
    assert program["ref"] == "${{ github.event.before }}"
    assert "ref" not in merged
    run = [step["run"] for step in reading["steps"] if "run" in step]
    assert [script for script in run if re.search(r"(?<!-C )\bmerged/(?!\s|$)", script)] == []
    assert any("before/build.py approve-merged --root merged --before before" in script for script in run)


def test_what_writes_runs_the_program_from_before_the_merge() -> None:
    writing = job_of("approve", "write")
    program, main = (step["with"] for step in steps_using(writing, "actions/checkout"))
    assert (program["ref"], program["sparse-checkout"]) == ("${{ github.event.before }}", "tools")
    assert main["ref"] == "main"
    run = [step["run"] for step in writing["steps"] if "run" in step]
    assert run[0].startswith("python3 ../before/tools/write_back_approval.py ")
    assert run[1].startswith("gh workflow run deploy.yml ")
    assert len(run) == 2


def test_no_merge_is_passed_over_for_a_later_one() -> None:
    assert WORKFLOWS["approve"]["concurrency"] == {
        "group": "approve-${{ github.sha }}",
        "cancel-in-progress": False,
    }


def test_the_question_about_a_merge_asks_for_what_is_read() -> None:
    words = set(re.findall(r"[a-z_]+", re.sub(r"#.*", "", (GITHUB / "merged.graphql").read_text("utf-8"))))

    def names(said: Any) -> set[str]:
        if isinstance(said, list):
            return set().union(*map(names, said))
        return set(said).union(*map(names, said.values())) if isinstance(said, dict) else set()

    assert names(answer()["data"]) <= words


def test_the_sample_of_approvers_is_sound() -> None:
    approvers, issues = read_approvers(GITHUB / "approvers.yml")
    assert issues == ()
    assert approvers is not None
    assert approvers.four_eyes


def test_the_sample_of_code_owners_names_nobody_yet() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    assert [line for line in lines if line.strip() and not line.startswith("#")] == []


def test_a_check_of_the_code_reads_the_workflows_and_their_scripts() -> None:
    makefile = (PROJECT_ROOT / "Makefile").read_text("utf-8")
    recipe = makefile.partition("\nlint:")[2].partition("\n\n")[0]
    assert "actionlint .github/workflows/*.yml" in recipe
    assert "zizmor --offline --quiet --persona=auditor .github" in recipe
    scripts = {path.name for path in TOOLS.iterdir() if path.is_file() and path.read_bytes().startswith(b"#!/bin/sh")}
    assert scripts == set(re.findall(r"tools/([\w-]+)", recipe))
