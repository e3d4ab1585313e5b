"""An executor whose work is done by the machines of a Dask cluster, and at home where they fail.

Whatever a machine answers, the result is what the same call finds here afterwards: in the store, or by making it.
"""

from __future__ import annotations

import logging
import pickle
import secrets
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from showcase.media.errand import Answer, Errand, Refused, Sight, list_records, pack_originals, seal, unpack
from showcase.media.rendering import Outcome
from showcase.media.store import Store
from showcase.media.workshop import Workshop, this_workshop
from showcase.reader.media_file import UnfitMedia

P = ParamSpec("P")
R = TypeVar("R")
CONNECT_SECONDS = 5.0
# A worker that died comes back within so much time, if somebody looks after it.
PATIENCE_SECONDS = 10.0
TICK_SECONDS = 0.5
# Work that lies ready beside what is being done, so that no worker waits for the next.
AHEAD = 2


class ClusterUnfit(Exception):
    """A cluster that cannot be worked with; its text says why, in Chinese."""


@dataclass(eq=False)
class _Task:
    """A call and its result to be; `abroad` is the cluster's own future while it is there."""

    work: Callable[..., Any]
    arguments: tuple[Any, ...]
    future: Future[Any] = field(default_factory=Future)
    abroad: Any = None


class Cluster(Executor):
    """Hands calls to the cluster, as many as its machines can take; `client` is Dask's, `shared` whether they see our project and store."""

    def __init__(self, client: Any, sight: Sight, *, shared: bool, threads: int | None = None) -> None:
        self.done_abroad = 0
        # By the reason why.
        self.done_at_home: Counter[str] = Counter()
        self._client = client
        self._sight = sight
        self._shared = shared
        self._home = ThreadPoolExecutor(threads)
        self._lock = threading.Lock()
        self._waiting: deque[_Task] = deque()
        self._away: set[_Task] = set()
        self._hands = _hands(client)
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._look_after, daemon=True)
        self._watch.start()

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Have a call done. What does not end in the store is done at home."""
        if kwargs or not list_records(args):
            return self._home.submit(fn, *args, **kwargs)
        task = _Task(fn, args)
        with self._lock:
            self._waiting.append(task)
        self._send()
        return task.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for what was handed in, or give up what nobody has begun."""
        self._ended.set()
        with self._lock:
            left = [*self._waiting, *self._away]
        for task in left:
            if cancel_futures or task.future.cancelled():
                task.future.cancel()
        if wait:
            for task in left:
                with suppress(Exception):
                    task.future.exception()
        self._watch.join()
        self._home.shutdown(wait, cancel_futures=cancel_futures)

    def _send(self) -> None:
        """Let the next ones go, as far as there are hands."""
        while True:
            with self._lock:
                if not self._waiting or (self._hands and len(self._away) >= self._hands * AHEAD):
                    return
                task = self._waiting.popleft()
                self._away.add(task)
            if task.future.cancelled():
                self._home.submit(self._finish, task)
            elif self._hands:
                self._send_abroad(task)
            else:
                self._home.submit(self._finish, task)

    def _send_abroad(self, task: _Task) -> None:
        try:
            errand = self._errand(task)
            if errand is None:
                self._home.submit(self._finish, task)
                return
            task.abroad = self._client.submit(pickle.loads, seal(errand), pure=False)
            task.abroad.add_done_callback(lambda _abroad: self._bring_back(task))
            task.future.add_done_callback(lambda _future: task.abroad.cancel() if task.future.cancelled() else None)
        except Exception:
            # Whatever the connection's fault is: here it can be done all the same.
            task.abroad = None
            self._home.submit(self._finish, task)

    def _bring_back(self, task: _Task) -> None:
        # Of what was given up, some may come back when all is over.
        with suppress(RuntimeError):
            self._home.submit(self._finish, task)

    def _errand(self, task: _Task) -> Errand | None:
        if self._shared:
            return Errand(task.work, task.arguments, this_workshop(), self._sight)
        try:
            originals = pack_originals(task.arguments, self._sight.root)
        except (OSError, UnfitMedia):
            # The same will be found, and told, at home.
            return None
        if originals is None:
            return None
        return Errand(task.work, task.arguments, this_workshop(), self._sight, originals)

    def _finish(self, task: _Task) -> None:
        """The call once more, here: what came back lies in the store by now."""
        if not task.future.set_running_or_notify_cancel():
            self._forget(task)
            return
        try:
            new_files = self._received(task)
            result = task.work(*task.arguments)
            if isinstance(result, Outcome):
                result = replace(result, new_files=result.new_files + new_files)
        except BaseException as fault:
            task.future.set_exception(fault)
        else:
            task.future.set_result(result)
        finally:
            self._forget(task)

    def _received(self, task: _Task) -> int:
        """Take in what a machine has done: how many files are new."""
        records = list_records(task.arguments)
        try:
            answer = _answer(task.abroad)
            unpack(answer.parcel, records, self._sight.store)
            if not all(self._sight.store.recall(key) for key in records):
                raise Refused("没有做成")
        except Refused as fault:
            with self._lock:
                self.done_at_home[str(fault)] += 1
            return 0
        with self._lock:
            self.done_abroad += 1
        return answer.new_files

    def _forget(self, task: _Task) -> None:
        with self._lock:
            self._away.discard(task)
        if task.abroad is not None:
            task.abroad.release()
        self._send()

    def _look_after(self) -> None:
        """While there is nobody on the cluster for too long, work is brought home."""
        alone = 0.0
        while not self._ended.wait(TICK_SECONDS):
            hands = _hands(self._client)
            alone = 0.0 if hands else alone + TICK_SECONDS
            if hands or alone >= PATIENCE_SECONDS:
                self._hands = hands
            if not self._hands:
                self._bring_home()
            self._send()

    def _bring_home(self) -> None:
        with self._lock:
            away = [task for task in self._away if task.abroad is not None]
        for task in away:
            # Cancelled there, it is finished here.
            with suppress(Exception):
                task.abroad.cancel(force=True)


@contextmanager
def join_cluster(address: str, root: Path, store: Store) -> Iterator[Cluster]:
    """The cluster whose scheduler is at an address (`tcp://` or `tls://`); ClusterUnfit if it cannot be reached, or has a machine unlike ours."""
    sight = Sight(root, store, secrets.token_hex(8))
    with ExitStack() as stack:
        client = stack.enter_context(_connected(address))
        store.path.mkdir(parents=True, exist_ok=True)
        sight.path.touch()
        stack.callback(sight.path.unlink, missing_ok=True)
        cluster = Cluster(client, sight, shared=_looked_over(client, sight))
        try:
            yield cluster
        except BaseException:
            cluster.shutdown(cancel_futures=True)
            raise
        cluster.shutdown()


def look_around(sight: Sight) -> tuple[Workshop, bool]:
    """For a machine of the cluster: what it is, and whether it sees our project and store."""
    return this_workshop(), sight.is_seen()


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    try:
        import dask  # noqa: PLC0415 -- an extra that few need
        from distributed import Client  # noqa: PLC0415
    except ImportError:
        raise ClusterUnfit("没有安装 dask.distributed：先运行 make ready-extras。") from None
    # What a user has to know we say ourselves.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    # Originals are sent whole.
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"}), ExitStack() as stack:
        try:
            connect: Callable[..., Any] = Client
            client = stack.enter_context(connect(address, timeout=CONNECT_SECONDS, set_as_default=False))
        except (OSError, ValueError):
            raise ClusterUnfit(f"连不上集群的调度器 {address}。看看它开着没有、地址对不对。") from None
        yield client


def _looked_over(client: Any, sight: Sight) -> bool:
    """Whether all machines of the cluster see our project and store; ClusterUnfit if there is none, or one that makes other bytes."""
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        found: Mapping[str, Any] = client.run(look_around, sight, on_error="return")
    except OSError:
        raise ClusterUnfit("集群里没有工作机。先在工作机上启动 dask worker。") from None
    for machine, said in found.items():
        if isinstance(said, BaseException):
            raise ClusterUnfit(
                f"工作机 {machine} 上没有本程序，或者不能运行。在本项目的文件夹里启动它（docs/deployment.md）。"
            )
        different = this_workshop().differences(said[0])
        if different:
            raise ClusterUnfit(
                f"工作机 {machine} 和本机不同（{'、'.join(different)}），做出的图片会不一样。让两边用同一个提交、同一份 requirements.lock。"
            )
    return all(seen for _, seen in found.values())


def _hands(client: Any) -> int:
    """How many calls the cluster can do at once; none when it is out of reach."""
    try:
        return sum(client.nthreads().values())
    except Exception:
        return 0


def _answer(abroad: Any) -> Answer:
    """What a machine answered; Refused, with the reason, if it was never asked, was lost, or could not."""
    if abroad is None:
        raise Refused("不便发送")
    try:
        answer = abroad.result()
    except Refused:
        raise
    except CancelledError:
        raise Refused("集群中断") from None
    except Exception as fault:
        raise Refused(
            "工作机中断" if type(fault).__name__ == "KilledWorker" else f"工作机出错 {type(fault).__name__}"
        ) from None
    if not isinstance(answer, Answer):
        raise Refused("送回的文件不对")
    return answer
