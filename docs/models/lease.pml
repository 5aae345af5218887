/* The lease and fence of the job queue (Sources/Work), for spin. See README.md beside this file.
 *
 * Every transaction is one d_step: writes are serializable, and those at `readCommitted` are one
 * statement or statements that each name one row by its identity.
 *
 * CHECK chooses the property: 1 to 4 are S1 to S4, 5 is H, 6 is S1 to S4 at once; 0 leaves the
 * assertions out, for the formula, which comes with LIVENESS. A switch takes one part of the
 * protocol away, or puts a known mistake in:
 *   NO_FENCE     hold, finish, fail and renew look at the state alone
 *   NO_UNIQUE    there is no unique index
 *   NO_RENEWAL   nobody renews
 *   NO_RESCUE    nobody frees expired jobs
 *   SPLIT_EFFECT the effect is committed before the end of the job, not with it
 *   FENCE_RESET  rescue starts the fence anew
 *   BY_ID        the list of what is to be renewed knows jobs by id alone, not by claim
 *   STALE_NOW    the moment a claim is reckoned from is read before the worker is held up
 */
#ifndef CHECK
#define CHECK 0
#endif
#ifndef MAX_FAILURES
#define MAX_FAILURES 3
#endif
/* Crashes, workers held up, answers lost: so many altogether, in any mixture and order. */
#ifndef FAULTS
#define FAULTS 3
#endif
#ifndef RETRIES
#define RETRIES 1
#endif

#if CHECK == 1 || CHECK == 6
#define S1(c) assert(c)
#else
#define S1(c) skip
#endif
#if CHECK == 2 || CHECK == 6
#define S2(c) assert(c)
#else
#define S2(c) skip
#endif
#if CHECK == 3 || CHECK == 6
#define S3(c) assert(c)
#else
#define S3(c) skip
#endif
#if CHECK == 4 || CHECK == 6
#define S4(c) assert(c)
#else
#define S4(c) skip
#endif
#if CHECK == 5
#define H(c) assert(c)
#else
#define H(c) skip
#endif

/* States of a row. */
#define ABSENT 0
#define WAITING 1
#define RUNNING 2
#define DONE 3
#define DEAD 4

/* What a task is at. */
#define IDLE 0
#define CLAIMED 1
#define WROTE 2

/* Worker 0 has the slots 0 and 1, worker 1 has slot 2. With two slots a worker that lost a job while
 * it was held up may claim it again beside its own old task: then only the fence tells them apart.
 * One such worker is enough. */
#define SLOTS 3
#define NOBODY 7
#define worker_of(t) ((t) / 2)

typedef Job {
  byte state;
  byte fence;
  byte worker;
  /* What `lease_until < now` finds: all of time that the queue can tell. */
  bool expired;
  byte failures;
  /* What follows is not in the database but watches it. */
  byte effects;
  /* The task that made the latest claim, while that claim stands. */
  byte holder;
  /* The highest fence so far. */
  byte seen;
  /* Something befell the holder, so that its lease may run out. */
  bool excused
}

typedef Task {
  byte phase;
  byte job;
  byte fence;
  /* The heartbeat knows of it. */
  bool listed
}

Job jobs[2];
Task tasks[SLOTS];
bool paused[2];
#ifdef STALE_NOW
bool stale[2];
#endif
/* Both jobs have one unique key. */
bool same_key;
byte faults = FAULTS;

#define live(j) (jobs[j].state == WAITING || jobs[j].state == RUNNING)
#define ended(j) (jobs[j].state == DONE || jobs[j].state == DEAD)

#ifdef NO_UNIQUE
#define key_is_free(j) true
#else
#define key_is_free(j) (!same_key || !live(1 - (j)))
#endif

/* WHERE id = ? AND fence = ? AND worker = ? AND state = 'running' */
#ifdef NO_FENCE
#define holds(t) (jobs[tasks[t].job].state == RUNNING)
#else
#define holds(t) (jobs[tasks[t].job].state == RUNNING && jobs[tasks[t].job].fence == tasks[t].fence \
  && jobs[tasks[t].job].worker == worker_of(t))
#endif

/* The heartbeat of a worker in health comes several times in a lease, so it comes before the lease
 * runs out: 15 s and 60 s. */
#ifdef NO_RENEWAL
#define kept(j, t) false
#else
#define kept(j, t) (tasks[t].phase != IDLE && tasks[t].listed && tasks[t].job == j \
  && tasks[t].fence == jobs[j].fence && !paused[worker_of(t)])
#endif
#define is_kept(j) (kept(j, 0) || kept(j, 1) || kept(j, 2))

/* Slots are alike, so the first free one is taken: fewer states, nothing lost. */
#define is_free(t) (!paused[worker_of(t)] && tasks[t].phase == IDLE \
  && ((t) != 1 || tasks[0].phase != IDLE))
#define works(t) (!paused[worker_of(t)] && tasks[t].phase != IDLE)

/* To be looked at after every transaction. */
inline look(row) {
  S1(jobs[row].effects <= 1 && (jobs[row].state != DONE || jobs[row].effects == 1));
  S3(!(same_key && live(0) && live(1)));
  S4(jobs[row].fence >= jobs[row].seen);
  jobs[row].seen = jobs[row].fence
}

inline release(row, next) {
  jobs[row].state = next;
  jobs[row].worker = 0;
  jobs[row].expired = false;
  jobs[row].holder = NOBODY;
  jobs[row].excused = false
}

inline count_failure(row) {
  jobs[row].failures++;
  if
  :: jobs[row].failures >= MAX_FAILURES -> release(row, DEAD)
  :: else -> release(row, WAITING)
  fi
}

inline clear(slot) {
  tasks[slot].phase = IDLE;
  tasks[slot].job = 0;
  tasks[slot].fence = 0;
  tasks[slot].listed = false
}

/* By id alone, a claim or the end of a task takes the neighbour's entry for the same job away. */
inline unlist_neighbour(slot, row) {
#ifdef BY_ID
  if
  :: slot < 2 && tasks[1 - slot].phase != IDLE && tasks[1 - slot].job == row ->
    tasks[1 - slot].listed = false
  :: else
  fi
#else
  skip
#endif
}

/* A task is over, whatever became of its job. */
inline forget(slot) {
  unlist_neighbour(slot, tasks[slot].job);
  clear(slot)
}

inline take(slot, row) {
  jobs[row].state = RUNNING;
  jobs[row].fence++;
  jobs[row].worker = worker_of(slot);
  jobs[row].expired = false;
#ifdef STALE_NOW
  if
  :: stale[worker_of(slot)] -> jobs[row].expired = true; stale[worker_of(slot)] = false
  :: else
  fi;
#endif
  look(row)
}

inline know(slot, row) {
  unlist_neighbour(slot, row);
  tasks[slot].phase = CLAIMED;
  tasks[slot].job = row;
  tasks[slot].fence = jobs[row].fence;
  tasks[slot].listed = true;
  jobs[row].holder = slot
}

inline apply_effect(row) { jobs[row].effects++ }

/* A slot of a worker. It may do nothing for as long as it likes, and fail whenever it likes. */
proctype Slot(byte t) {
end:
  do
  :: d_step { is_free(t) && jobs[0].state == WAITING -> take(t, 0); know(t, 0) }
  :: d_step { is_free(t) && jobs[1].state == WAITING -> take(t, 1); know(t, 1) }

  /* The claim is stored, but the connection breaks before the worker hears of it. */
  :: d_step { faults > 0 && is_free(t) && jobs[0].state == WAITING ->
      faults--; take(t, 0); jobs[0].excused = true }
  :: d_step { faults > 0 && is_free(t) && jobs[1].state == WAITING ->
      faults--; take(t, 1); jobs[1].excused = true }

  /* A transaction of the handler through the fenced database: hold, then what it writes. It leaves
   * the queue as it was, so it has no place in a formula about how jobs end. */
#ifdef SPLIT_EFFECT
  :: d_step { works(t) && tasks[t].phase == CLAIMED && holds(t) ->
      apply_effect(tasks[t].job);
      look(tasks[t].job);
      tasks[t].phase = WROTE }
#endif
#ifndef LIVENESS
  :: d_step { works(t) && holds(t) -> S2(jobs[tasks[t].job].holder == t) }
#endif
  :: d_step { works(t) && !holds(t) -> forget(t) }

  /* Done, and the effect with it. */
#ifdef SPLIT_EFFECT
  :: d_step { works(t) && tasks[t].phase == WROTE ->
#else
  :: d_step { works(t) ->
#endif
      if
      :: holds(t) ->
        S2(jobs[tasks[t].job].holder == t);
#ifndef SPLIT_EFFECT
        apply_effect(tasks[t].job);
#endif
        jobs[tasks[t].job].failures = 0;
        release(tasks[t].job, DONE);
        look(tasks[t].job)
      :: else
      fi;
      forget(t) }

  /* The same, but the answer is lost: the worker will write the end once more. */
#ifndef SPLIT_EFFECT
  :: d_step { faults > 0 && works(t) && holds(t) ->
      faults--;
      S2(jobs[tasks[t].job].holder == t);
      apply_effect(tasks[t].job);
      jobs[tasks[t].job].failures = 0;
      release(tasks[t].job, DONE);
      look(tasks[t].job) }
#endif

  :: d_step { works(t) ->
      if
      :: holds(t) ->
        S2(jobs[tasks[t].job].holder == t);
        count_failure(tasks[t].job);
        look(tasks[t].job)
      :: else
      fi;
      forget(t) }
  od
}

inline renew(slot) {
  S2(jobs[tasks[slot].job].holder == slot);
  jobs[tasks[slot].job].expired = false;
  jobs[tasks[slot].job].excused = false
}

#ifdef NO_RENEWAL
#define must_renew(t) false
#else
#define must_renew(t) (works(t) && tasks[t].listed && holds(t) && jobs[tasks[t].job].expired)
#endif

/* The heartbeat of a worker, and its end of being held up: when that comes nobody knows. A renewal
 * may come after the lease ran out, before a rescue or after it. One that comes after it finds no
 * row; the task finds out the same at its next write, so nothing happens here. */
proctype Heart(byte w) {
end:
  do
  :: d_step { paused[w] -> paused[w] = false }
  :: d_step { must_renew(2 * w) -> renew(2 * w) }
  :: d_step { w == 0 && must_renew(1) -> renew(1) }
  od
}

proctype Clock() {
end:
  do
  :: d_step { jobs[0].state == RUNNING && !jobs[0].expired && !is_kept(0) ->
      jobs[0].expired = true }
  :: d_step { jobs[1].state == RUNNING && !jobs[1].expired && !is_kept(1) ->
      jobs[1].expired = true }
  od
}

#ifndef NO_RESCUE
inline rescue(row) {
  H(jobs[row].excused);
  count_failure(row);
#ifdef FENCE_RESET
  jobs[row].fence = 0;
#endif
  look(row)
}

proctype Rescuer() {
end:
  do
  :: d_step { jobs[0].state == RUNNING && jobs[0].expired -> rescue(0) }
  :: d_step { jobs[1].state == RUNNING && jobs[1].expired -> rescue(1) }
  od
}
#endif

inline enqueue(row) {
  d_step {
    if
    :: key_is_free(row) -> jobs[row].state = WAITING; look(row)
    :: else
    fi
  }
}

inline put_back(row) {
  d_step { retries > 0 && jobs[row].state == DEAD && key_is_free(row) ->
    retries--;
    jobs[row].failures = 0;
    jobs[row].state = WAITING;
    look(row) }
}

/* Who causes the jobs, and the person who puts one that was given up back. */
proctype Client() {
  byte retries = RETRIES;
  if
  :: same_key = true
  :: same_key = false
  fi;
  enqueue(0);
  enqueue(1);
end:
  do
  :: put_back(0)
  :: put_back(1)
  :: d_step { retries > 0 -> retries = 0 }
  od
}

inline excuse(who) {
  if
  :: jobs[0].state == RUNNING && jobs[0].worker == who -> jobs[0].excused = true
  :: else
  fi;
  if
  :: jobs[1].state == RUNNING && jobs[1].worker == who -> jobs[1].excused = true
  :: else
  fi
}

inline lose(row, who) {
  if
  :: jobs[row].holder != NOBODY && worker_of(jobs[row].holder) == who -> jobs[row].holder = NOBODY
  :: else
  fi
}

/* The process is gone with all it knew; another starts in its place. */
inline crash(who) {
  d_step { faults > 0 ->
    faults--;
    excuse(who);
    lose(0, who);
    lose(1, who);
    clear(2 * who);
    if
    :: who == 0 -> clear(1)
    :: else
    fi;
    paused[who] = false
#ifdef STALE_NOW
    ; stale[who] = false
#endif
  }
}

inline hold_up(who) {
  d_step { faults > 0 && !paused[who] ->
    faults--;
    excuse(who);
    paused[who] = true
#ifdef STALE_NOW
    ; stale[who] = true
#endif
  }
}

/* At any moment, or never: `break` may come first. */
proctype Fate() {
  do
  :: crash(0)
  :: crash(1)
  :: hold_up(0)
  :: hold_up(1)
  :: break
  od
}

init {
  atomic {
    jobs[0].holder = NOBODY;
    jobs[1].holder = NOBODY;
    run Slot(0);
    run Slot(1);
    run Slot(2);
    run Heart(0);
    run Heart(1);
    run Clock();
#ifndef NO_RESCUE
    run Rescuer();
#endif
    run Client();
    run Fate()
  }
}

#ifdef LIVENESS
ltl every_job_ends {
  [] (live(0) -> <> ended(0)) && [] (live(1) -> <> ended(1))
}
#endif
