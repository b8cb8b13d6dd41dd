"""Clusters: texts of one template fall together, texts of two do not."""

import numpy as np
import pytest

from chronos_models.evaluation.patterns import score_grouping
from chronos_models.patterns.clusters import cluster
from chronos_models.synthetic.errors import TEMPLATES, error_texts

OTHER_TEMPLATES = (
    "scp: {path}: No such file or directory",
    "sftp: Connection closed by {ip} port {port}",
    "Host key verification failed for {host}.",
    "mount.nfs: Connection timed out for {host}:{path}",
    "chown: changing ownership of '{path}': Operation not permitted",
    "unzip: cannot find or open {path}, {path}.zip or {path}.ZIP.",
    "make: *** [{ident}] Error {small}",
    "git: fatal: couldn't find remote ref {ident}",
    'kubectl: error: pods "{ident}-{hex8}" is forbidden: exceeded quota: {ident}, requested: memory={int}Mi',
    "pandas.errors.ParserError: Error tokenizing data. C error: Expected {small} fields in line {int}, saw {small}",
    "airflow.exceptions.AirflowException: Task {ident} timed out after {float} s",
    "google.cloud.exceptions.NotFound: 404 Not found: Table {ident}:{ident}.{ident} was not found in location EU",
    "requests.exceptions.HTTPError: {http} Server Error: Internal Server Error for url: {url}",
    "paramiko.ssh_exception.AuthenticationException: Authentication failed for {user}@{host}",
    "AssertionError: expected {int} rows in {ident}, got {int}",
    'Traceback (most recent call last):\n  File "{path}.py", line {int}, in cli\n    {ident}()\nIndexError: 7',
    'Traceback (most recent call last):\n  File "{path}.py", line {int}, in cli\n    {ident}()\nTypeError: 7',
    "Caused by: java.net.SocketTimeoutException: connect timed out ({ip}:{port})",
    "Error: connect ECONNREFUSED {ip}:{port}",
    "PHP Fatal error:  Allowed memory size of {int} bytes exhausted in {path}.php on line {int}",
    "ruby: undefined method '{ident}' for nil:NilClass (NoMethodError)",
    "pod {ident}-{hex8} evicted: node was low on resource: {word}",
    "snapshot {ident} of volume {ident} is {int} hours old",
    "backup of {ident} to {host} skipped, previous run {int} still active",
    "queue {ident} holds {int} messages, limit {int}",
    "unknown columns: {list}",
    "exit status {small} from {cmd} {paths}",
    "stage {word} finished with {int} warnings and {int} errors",
)


@pytest.mark.parametrize("templates", [TEMPLATES, OTHER_TEMPLATES])
@pytest.mark.parametrize("seed", [1, 2])
def test_error_texts_fall_into_the_groups_of_their_templates(templates: tuple[str, ...], seed: int) -> None:
    made = error_texts(2_000, seed=seed, templates=templates)

    score = score_grouping(cluster(made.texts), made.templates)

    assert score.accuracy >= 0.95
    assert score.f1 >= 0.9


def test_the_order_of_the_texts_hardly_matters() -> None:
    made = error_texts(1_000, seed=3)
    order = np.random.default_rng(3).permutation(1_000).tolist()

    straight = cluster(made.texts)
    shuffled = cluster([made.texts[index] for index in order])

    agreement = score_grouping(shuffled, [straight[index] for index in order])
    assert agreement.accuracy >= 0.98


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("session opened for user root by 7", "session closed for user root by 7"),
        ("task 7 went from NEW to RUNNING", "task 7 went from RUNNING to FAILED"),
        ("curl: (6) Could not resolve host", "ssh: could not connect to the host"),
        ("connection refused by peer 7", "connection reset by peer 7"),
    ],
)
def test_what_happened_is_never_taken_for_a_name(one: str, other: str) -> None:
    assert cluster([one, other] * 20) == [0, 1] * 20


def test_a_trace_is_one_pattern_whatever_its_depth() -> None:
    frame = '  File "/srv/job{0}.py", line {0}, in step_{0}\n    call_{0}()\n'
    texts = [
        "Traceback (most recent call last):\n" + "".join(frame.format(n + d) for d in range(n)) + "KeyError: 'a'"
        for n in range(1, 40)
    ]

    assert set(cluster(texts)) == {0}


def test_plain_words_in_a_place_are_found_to_vary() -> None:
    names = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"]

    labels = cluster([f"could not lock the mailbox of {name} for reading" for name in names])

    assert set(labels) == {0}


def test_odd_texts_have_a_label_each() -> None:
    odd = ["", " \n ", "\0", "é" * 10_000, "a" * 100_000, "<*>", "1", "\n".join(str(n) for n in range(5_000)), "\ud800"]

    labels = cluster(odd)

    assert len(labels) == len(odd)
    assert cluster([]) == []


def test_programs_before_a_colon_are_names_once_there_are_many() -> None:
    programs = ["php", "node", "perl", "awk", "jq", "rclone", "Rscript", "xmllint"]

    assert set(cluster([f"{program}: command not found" for program in programs])) == {0}
    assert len(set(cluster([f"{program}: command not found" for program in programs[:3]]))) == 3


def test_a_user_is_a_name_from_the_second_on() -> None:
    labels = cluster([f"session opened for user {user} by (uid=0)" for user in ("root", "backup")])

    assert labels == [0, 0]
