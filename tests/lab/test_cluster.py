"""Work goes to any executor, also to that of a cluster that knows nothing of us."""

import pytest

from game.authoring.load import load
from game.data import find
from game.lab.simulate import simulate

distributed = pytest.importorskip(
    "distributed", reason='needs the extra "lab": pip install ".[lab]"'
)


@pytest.mark.filterwarnings("default")  # a cluster's own warnings are its own business
def test_a_local_cluster_comes_to_the_same():
    setup = load(find("levels", "on-time.toml")).setup(3)
    names = ("small-steps", "silence", "random")
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, protocol="tcp://"
    )
    with cluster, distributed.Client(cluster) as client:
        assert len(client.scheduler_info()["workers"]) == 2
        found = simulate(setup, names, 60, client.get_executor())
    assert found == simulate(setup, names, 60)
