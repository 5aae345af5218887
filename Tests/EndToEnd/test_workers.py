"""Four workers on PostgreSQL that are killed at random lose no job, do none twice and keep one pace.

TEZGAH_KILL_SECONDS is for how long they are killed (default 15)."""

import json
import os
import random
import signal
import subprocess
import time
import urllib.error
import urllib.request

import pytest
from conftest import PROGRAM, Program

SECONDS = int(os.environ.get("TEZGAH_KILL_SECONDS", "15"))
# Milliseconds between two starts of all workers together.
INTERVAL = 1000
REPOSITORY = os.path.join(os.path.dirname(__file__), "..", "..")
TOOL = os.path.join(REPOSITORY, "bin", "throwaway-postgres")


@pytest.fixture
def server(tmp_path_factory):
    """A PostgreSQL of this test's own, which it may stop and start."""
    folder = f"/tmp/tezgah-e2e-{os.getpid()}"
    url = subprocess.run([TOOL, "start", folder], check=True, capture_output=True, text=True)
    yield url.stdout.strip(), folder
    # A test that failed may have left it stopped.
    subprocess.run([TOOL, "stop", folder], check=False)
    subprocess.run(["rm", "-rf", folder], check=True)


def start_worker(environment, folder, number, starts):
    return Program(["worker"], environment, folder / f"worker-{number}-{starts}.log")


def start_drill(environment, *options):
    return subprocess.Popen(
        [PROGRAM, "drill", "--json", "--timeout", str(SECONDS * 20 + 900), *options],
        env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def end_drill(drill):
    out, err = drill.communicate(timeout=SECONDS * 20 + 1200)
    assert drill.returncode == 0, out + err
    return json.loads(out.splitlines()[-1])


@pytest.fixture
def paced_shop(tmp_path):
    """A shop of this test's own, so that its log holds nobody else's requests."""
    program = Program(["simulate", "--json", "--strict", "--orders", "400", "--products", "60",
                       "--favourites", "120"], {}, tmp_path / "shop.log")
    yield json.loads(program.first_line())
    program.stop()


def tezgah(environment, *arguments):
    done = subprocess.run([PROGRAM, *arguments], env={**os.environ, **environment},
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


class Desk:
    """A node that only serves, and its JSON API."""

    def __init__(self, environment, folder):
        self.program = Program(["serve", "--no-worker", "--port", "0"], environment,
                               folder / "desk.log")
        self.address = self.program.wait_for("listening on").split()[-1]
        self.token = tezgah(environment, "token", "create", "desk", "--scope", "write").split()[-1]

    def ask(self, path, body=None):
        request = urllib.request.Request(
            self.address + "/api/v1" + path, data=body,
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=180) as answer:
            return json.load(answer)

    def ask_for_sync(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                return self.ask("/channels/shop/sync", b"{}")
            except urllib.error.HTTPError as error:
                assert error.code in (409, 422), error.read()
                if self.latest_run()["state"] == "complete":
                    return None
            time.sleep(1)
        raise AssertionError(f"a sync is refused for {seconds} s")

    def latest_run(self):
        runs = self.ask("/sync-runs?limit=1")["items"]
        return runs[0] if runs else {"state": "none"}

    def wait_for_sync(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            run = self.latest_run()
            if run["state"] == "complete":
                return run
            time.sleep(0.5)
        raise AssertionError(f"no complete sync within {seconds} s: {run}")


def add_shop(environment, shop, *settings):
    options = [part for setting in settings for part in ("--set", setting)]
    tezgah(environment, "channel", "add", "ticimax", "shop", "--set",
           f"base-url={shop['baseUrl']}", *options, "--secret",
           f"uye-kodu={shop['secrets']['uye-kodu']}")


def gaps(shop):
    """Milliseconds between the requests to a simulated shop, as it saw them arrive."""
    with urllib.request.urlopen(shop["baseUrl"] + "/_simulator/log", timeout=180) as answer:
        times = [entry["startedAtMs"] for entry in json.load(answer)
                 if not entry["operation"].startswith("GET")]
    return [after - before for before, after in zip(times, times[1:])]


def test_workers_that_are_killed_lose_nothing(server, paced_shop, tmp_path):
    environment = {"TEZGAH_DATABASE_URL": server[0], "TEZGAH_DATA_DIR": str(tmp_path),
                   "TEZGAH_LOG_LEVEL": "error"}
    add_shop(environment, paced_shop, f"min-interval-ms={INTERVAL}", "page-size=20")
    desk = Desk(environment, tmp_path)
    desk.ask("/channels/shop/sync", b"{}")
    # So many that they last about as long as the killing.
    many, paced = SECONDS * 60, SECONDS * 1000 // INTERVAL
    drills = [start_drill(environment, "--jobs", str(many), "--work-ms", "60"),
              start_drill(environment, "--jobs", str(paced), "--interval-ms", str(INTERVAL))]
    workers = [start_worker(environment, tmp_path, number, 0) for number in range(4)]
    choice = random.Random(7)
    kills, end = 0, time.monotonic() + SECONDS
    while time.monotonic() < end or kills < SECONDS // 2:
        time.sleep(choice.uniform(0.3, 1.2))
        number = choice.randrange(4)
        workers[number].process.kill()
        workers[number].process.wait()
        kills += 1
        workers[number] = start_worker(environment, tmp_path, number, kills)
    results = [end_drill(drill) for drill in drills]
    # A sync whose workers died ten times is given up until somebody asks for it, and a run counts as
    # alive for a minute after its last sign of life.
    desk.ask_for_sync(600)
    desk.wait_for_sync(900)
    arrivals = gaps(paced_shop)
    for worker in workers:
        worker.stop()
    desk.program.stop()
    print(f"\n{kills} kills in {SECONDS} s: {results}; {len(arrivals) + 1} requests to the shop, "
          f"at least {min(arrivals)} ms apart")
    for result, jobs in zip(results, (many, paced)):
        assert result["done"] == result["jobs"] == jobs
        assert result["twice"] == 0 and result["failed"] == 0
    # Killed workers had started jobs that others started again.
    assert results[1]["starts"] >= paced
    assert results[1]["shortestGapMs"] >= INTERVAL
    # The shop is a process of this busy machine too: it looks at its clock when it has its turn.
    assert min(arrivals) >= INTERVAL * 0.8


def test_a_worker_that_was_frozen_for_longer_than_its_lease_writes_nothing(server, tmp_path):
    environment = {"TEZGAH_DATABASE_URL": server[0], "TEZGAH_DATA_DIR": str(tmp_path)}
    frozen = start_worker(environment, tmp_path, 0, 0)
    drill = freeze_at_work(frozen, environment, server)
    other = start_worker(environment, tmp_path, 1, 0)
    result = end_drill(drill)
    assert result["done"] == 6 and result["twice"] == 0
    # The drill has cleared its marks away: one that is written now is one too many.
    frozen.process.send_signal(signal.SIGCONT)
    frozen.wait_for("job was taken over by another worker")
    assert psql(server, "SELECT count(*) FROM drill_marks") == "0"
    frozen.stop()
    other.stop()


def psql(server, query):
    return subprocess.run(["psql", "-qAt", server[0], "-c", query], check=True,
                          capture_output=True, text=True).stdout.strip()


def freeze_at_work(worker, environment, server):
    """Freezes the worker while it does a drill's jobs; again with another drill when they were done
    before the signal came. Returns the drill."""
    for _ in range(20):
        drill = start_drill(environment, "--jobs", "6", "--work-ms", "4000")
        end = time.monotonic() + 180
        while running_jobs(server) == 0 and drill.poll() is None:
            assert time.monotonic() < end, "nothing was taken"
            time.sleep(0.1)
        worker.process.send_signal(signal.SIGSTOP)
        if running_jobs(server) > 0:
            return drill
        worker.process.send_signal(signal.SIGCONT)
        end_drill(drill)
    raise AssertionError("the worker was never frozen at work")


def running_jobs(server):
    try:
        return int(psql(server, "SELECT count(*) FROM jobs WHERE state = 'running'"))
    except subprocess.CalledProcessError:
        return 0


def test_a_worker_goes_on_behind_an_outage_longer_than_its_lease(server, paced_shop, tmp_path):
    url, folder = server
    environment = {"TEZGAH_DATABASE_URL": url, "TEZGAH_DATA_DIR": str(tmp_path)}
    add_shop(environment, paced_shop, "min-interval-ms=250", "page-size=20")
    desk = Desk(environment, tmp_path)
    worker = start_worker(environment, tmp_path, 0, 0)
    desk.ask("/channels/shop/sync", b"{}")
    end = time.monotonic() + 180
    while int(psql(server, "SELECT count(*) FROM orders")) == 0:
        assert time.monotonic() < end, "no order came"
        time.sleep(0.1)
    subprocess.run([TOOL, "stop", folder], check=True)
    worker.wait_for("the database cannot be reached")
    time.sleep(70)
    subprocess.run([TOOL, "restart", folder], check=True)
    desk.wait_for_sync(600)
    assert psql(server, "SELECT count(*), count(DISTINCT remote_id) FROM orders") == "400|400"
    assert psql(server, "SELECT count(*) FROM sync_runs WHERE state = 'running'") == "0"
    worker.stop()
    desk.program.stop()


def test_a_sync_waits_for_a_database_that_went_away(server, shop, tmp_path):
    url, folder = server
    environment = {"TEZGAH_DATABASE_URL": url, "TEZGAH_DATA_DIR": str(tmp_path)}
    add_shop(environment, shop, "min-interval-ms=250", "page-size=20")
    log = tmp_path / "sync.log"
    sync = Program(["sync", "shop", "--json"], environment, log)
    for line in iter(sync.process.stdout.readline, b""):
        progress = json.loads(line).get("progress", {})
        if progress.get("stream") == "orders" and progress.get("pages", 0) >= 2:
            break
    subprocess.run([TOOL, "stop", folder], check=True)
    # The sync, or a request that waits for its turn.
    sync.wait_for("the database cannot be reached")
    # Time to give up, which it must not.
    time.sleep(3)
    assert sync.process.poll() is None
    subprocess.run([TOOL, "restart", folder], check=True)
    lines = sync.process.stdout.read().decode().splitlines()
    assert sync.process.wait(timeout=180) == 0
    report = json.loads(lines[-1])
    assert report["state"] == "complete"
    orders = next(s for s in report["streams"] if s["stream"] == "orders")
    assert orders["inserted"] == orders["seen"] == 400
    # No page was stored twice: neither counted nor logged.
    lines = [json.loads(line) for line in
             tezgah(environment, "sync-log", "--json", "--limit", "10000").splitlines()]
    pages = [line["page"] for line in lines if line["stream"] == "orders" and line["page"]]
    assert sorted(pages) == list(range(1, orders["pages"] + 1))


@pytest.fixture
def bouncer(server, tmp_path_factory):
    """PgBouncer in transaction mode before the server, with fewer connections than its clients."""
    folder = server[1]
    with open(f"{folder}/bouncer.ini", "w") as file:
        file.write(f"""[databases]
* = host={folder} user=tezgah
[pgbouncer]
listen_addr =
listen_port = 6543
unix_socket_dir = {folder}
auth_type = any
pool_mode = transaction
default_pool_size = 3
logfile = {folder}/bouncer.log
""")
    program = ["pgbouncer", "-q", f"{folder}/bouncer.ini"]
    if os.getuid() == 0:
        program = ["runuser", "-u", "postgres", "--", *program]
    process = subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 180
    while not os.path.exists(f"{folder}/.s.PGSQL.6543"):
        assert time.monotonic() < end and process.poll() is None, "PgBouncer does not start"
        time.sleep(0.05)
    yield f"postgres://tezgah@/postgres?host={folder}&port=6543"
    subprocess.run(["pkill", "-f", f"{folder}/bouncer.ini"], check=False)
    process.wait()


def test_everything_works_behind_pgbouncer(bouncer, shop, tmp_path):
    environment = {"TEZGAH_DATABASE_URL": bouncer, "TEZGAH_DATA_DIR": str(tmp_path)}
    add_shop(environment, shop, "min-interval-ms=0")
    report = json.loads(tezgah(environment, "sync", "shop", "--json").splitlines()[-1])
    assert report["state"] == "complete"
    tezgah(environment, "score", "run")
    tezgah(environment, "feed", "build", "google")
    workers = [start_worker(environment, tmp_path, number, 0) for number in range(2)]
    result = end_drill(start_drill(environment, "--jobs", "200", "--interval-ms", "10"))
    for worker in workers:
        worker.stop()
    assert result["done"] == 200 and result["twice"] == 0


def test_pages_say_that_the_database_is_away(server, tmp_path):
    url, folder = server
    environment = {"TEZGAH_DATABASE_URL": url, "TEZGAH_DATA_DIR": str(tmp_path)}
    serve = Program(["serve", "--port", "0"], environment, tmp_path / "serve.log")
    address = serve.wait_for("listening on").split()[-1]

    def status(path):
        try:
            request = urllib.request.Request(
                address + path, headers={"Authorization": "Bearer tzg_unknown"})
            with urllib.request.urlopen(request, timeout=180) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            assert error.code != 503 or error.headers["Retry-After"] == "5" or path == "/readyz"
            return error.code

    assert status("/login") == status("/readyz") == 200
    subprocess.run([TOOL, "stop", folder], check=True)
    for path in ["/", "/login", "/api/v1/orders", "/feeds/google.xml", "/readyz"]:
        assert status(path) == 503, path
    assert status("/healthz") == 200
    subprocess.run([TOOL, "restart", folder], check=True)
    assert status("/login") == status("/readyz") == 200
    serve.stop()
