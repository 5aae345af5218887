/* The peer of the Swift ingest on PostgreSQL: stores the rows that our program stored, in the same
 * tables and in as many transactions, without reading a page or mapping anything.
 *
 *   cc -O2 -I$(pg_config --includedir) load.c -o load -lpq
 *   ./load copy|rows|each SOURCE_URL TARGET_URL      TARGET_URL has the catalogue, no orders and customers
 *
 * copy: a batch of a table goes by COPY into a temporary table and by one merge into its own.
 * rows: each row is one prepared upsert and one round trip.
 * each: the same, each of them a transaction of its own, as a program without a thought for it does.
 *
 * Reading the source, telling who is new and summing each batch's figures are not timed, and keys
 * are known beforehand, so this is a floor for the writing alone. Identity sequences are left
 * where they were. TEZGAH_LOAD_ORDERS takes that many orders only.
 */
#include <arpa/inet.h>
#include <libpq-fe.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define BATCH 100 /* orders in a transaction, as many as a page has */
#define MAX_COLUMNS 32
#define SQL 4096
#define SALE "status IN ('created', 'preparing', 'invoiced', 'shipped', 'delivered')"

/* A table, in the order of foreign keys. A mark before a column says what a row that is there already
 * does with the new value: * is the key, + adds, < and > keep the least and the greatest, none takes it. */
typedef struct {
  const char *name, *columns, *source; /* rows of the source, with the batch to which they belong */
  int once; /* each key comes once, so the rows can be counted at the end */
  char *column[MAX_COLUMNS], mark[MAX_COLUMNS];
  int count;
  /* Rows in COPY's binary format, which is also that of parameters: nothing is converted while timed. */
  char *bytes;
  size_t used, room, *starts; /* where each batch starts, and after the last one the end */
  long rows;
} table;

/* The source's temporary tables: chosen, the orders with their batches; newcomers, the customers with
 * the batch that meets them first. */
#define PART(name) "chosen JOIN " name " ON order_id = chosen_id"
static table tables[] = {
  {"payload_dictionaries", "*id channel_id stream body",
   "(SELECT 0::bigint AS batch, * FROM payload_dictionaries"
   " WHERE id IN (SELECT dictionary_id FROM order_payloads)) x"},
  {"sync_runs", "*id channel_id mode origin state owner started_at heartbeat_at",
   "(SELECT 0::bigint AS batch, (SELECT coalesce(max(id), 0) + 1 FROM sync_runs) AS id, channel_id, 'full' AS mode,"
   " 'peer' AS origin, 'running' AS state, '' AS owner, 0::bigint AS started_at, 0::bigint AS heartbeat_at"
   " FROM orders ORDER BY orders.id LIMIT 1) x"},
  {"customers",
   "*id name email phone city +order_count +spent_minor currency <first_order_at >last_order_at named_at",
   "(SELECT batch, c.id, name, email, phone, city, count(*) AS order_count,"
   " coalesce(sum(total_minor) FILTER (WHERE " SALE "), 0)::bigint AS spent_minor, c.currency,"
   " min(placed_at) AS first_order_at, max(placed_at) AS last_order_at, named_at"
   " FROM chosen JOIN orders o ON o.id = chosen_id JOIN customers c ON c.id = customer_id"
   " GROUP BY batch, c.id) x"},
  {"customer_identities", "*kind *value customer_id", "newcomers JOIN customer_identities ON customer_id = newcomer",
   .once = 1},
  {"customer_terms", "*term *customer_id", "newcomers JOIN customer_terms ON customer_id = newcomer", .once = 1},
  {"orders",
   "*id channel_id remote_id number number_folded placed_at day status channel_status customer_id buyer_name"
   " buyer_email buyer_phone currency total_minor shipping_minor discount_minor tax_minor line_count"
   " origin_marketplace note carrier tracking_number invoice_number changed_at content_hash",
   "chosen JOIN orders ON id = chosen_id", .once = 1},
  {"order_lines",
   "*order_id *position remote_id variant_remote_id variant_id sku barcode name quantity_milli unit_price_minor"
   " discount_minor total_minor tax_rate_bp is_cancelled",
   PART("order_lines"), .once = 1},
  {"order_addresses",
   "*order_id *kind name company phone street neighbourhood district city postal_code country tax_office tax_number",
   PART("order_addresses"), .once = 1},
  {"order_payments", "*order_id *position remote_id method channel_method state amount_minor instalments paid_at",
   PART("order_payments"), .once = 1},
  {"order_events", "*order_id *position at status channel_status", PART("order_events"), .once = 1},
  {"order_payloads", "*record_id dictionary_id body", "chosen JOIN order_payloads ON record_id = chosen_id",
   .once = 1},
  {"daily_channel_sales", "*day *channel_id *currency +orders +units_milli +revenue_minor",
   "(SELECT batch, day, channel_id, currency, count(*) AS orders, sum(units)::bigint AS units_milli,"
   " sum(total_minor)::bigint AS revenue_minor FROM chosen JOIN orders ON id = chosen_id CROSS JOIN LATERAL"
   " (SELECT coalesce(sum(quantity_milli), 0) AS units FROM order_lines"
   " WHERE order_id = chosen_id AND is_cancelled = 0) l WHERE " SALE " GROUP BY batch, day, channel_id, currency) x"},
  {"daily_variant_sales", "*day *variant_id *channel_id +orders +units_milli +revenue_minor",
   "(SELECT batch, day, variant_id, channel_id, count(DISTINCT o.id) AS orders, sum(quantity_milli)::bigint AS"
   " units_milli, sum(l.total_minor)::bigint AS revenue_minor FROM chosen JOIN orders o ON o.id = chosen_id"
   " JOIN order_lines l ON l.order_id = o.id WHERE " SALE " AND is_cancelled = 0 AND variant_id IS NOT NULL"
   " GROUP BY batch, day, variant_id, channel_id) x"},
  {"sync_states", "*channel_id *stream sweep_number active_pages cursor",
   "(SELECT batch, channel_id, 'orders' AS stream, 0::bigint AS sweep_number, batch + 1 AS active_pages,"
   " max(chosen_id)::text AS cursor FROM chosen JOIN orders ON id = chosen_id GROUP BY batch, channel_id) x"},
  {"sync_sweep_pages", "*channel_id *stream *page remote_ids",
   "(SELECT batch, channel_id, 'orders' AS stream, batch + 1 AS page, string_agg(remote_id, E'\\n' ORDER BY id) AS"
   " remote_ids FROM chosen JOIN orders ON id = chosen_id GROUP BY batch, channel_id) x"},
  /* Without a key: the target gives the ids. */
  {"sync_logs",
   "run_id channel_id stream at level page seen inserted updated unchanged rejected requests retries throttled"
   " fetch_ms write_ms message",
   "(SELECT batch, (SELECT coalesce(max(id), 0) + 1 FROM sync_runs) AS run_id, channel_id, 'orders' AS stream,"
   " none AS at, 'info' AS level, batch + 1 AS page, count(*) AS seen, count(*) AS inserted, none AS updated,"
   " none AS unchanged, none AS rejected, 1::bigint AS requests, none AS retries, none AS throttled,"
   " none AS fetch_ms, none AS write_ms, '' AS message"
   " FROM chosen JOIN orders ON id = chosen_id, (SELECT 0::bigint AS none) n GROUP BY batch, channel_id, none) x"},
};
#define TABLES (sizeof tables / sizeof *tables)

static void fail(PGconn *db, const char *what) {
  fprintf(stderr, "load: %s%s%s\n", what, db ? ": " : "", db ? PQerrorMessage(db) : "");
  exit(1);
}
static PGconn *connect_to(const char *url) {
  PGconn *db = PQconnectdb(url);
  if (PQstatus(db) != CONNECTION_OK) fail(db, "connection");
  return db;
}
static void expect(PGconn *db, PGresult *result, ExecStatusType status, const char *what) {
  if (PQresultStatus(result) != status) fail(db, what);
  PQclear(result);
}
static void run(PGconn *db, const char *sql) { expect(db, PQexec(db, sql), PGRES_COMMAND_OK, sql); }
static long number(PGconn *db, const char *sql) {
  PGresult *result = PQexec(db, sql);
  if (PQresultStatus(result) != PGRES_TUPLES_OK) fail(db, sql);
  long n = atol(PQgetvalue(result, 0, 0));
  PQclear(result);
  return n;
}

/* ---- statements ---- */
static void split_columns(table *t) {
  for (char *p = strtok(strdup(t->columns), " "); p; p = strtok(0, " ")) {
    t->mark[t->count] = strchr("*+<>", *p) ? *p++ : 0;
    t->column[t->count++] = p;
  }
}
static char *names(char *to, const table *t) {
  for (int i = 0; i < t->count; i++) to += sprintf(to, "%s%s", i ? ", " : "", t->column[i]);
  return to;
}
/* What follows the values: which key may be there already, and what then becomes of the row. */
static void conflict(char *to, const table *t) {
  char set[SQL], *s = set;
  int keys = 0;
  for (int i = 0; i < t->count; i++) {
    const char *c = t->column[i], *comma = s == set ? "" : ", ", *choice = t->mark[i] == '<' ? "least" : "greatest";
    if (t->mark[i] == '*') to += sprintf(to, "%s%s", keys++ ? ", " : " ON CONFLICT (", c);
    else if (t->mark[i] == '+') s += sprintf(s, "%s%s = %s.%s + excluded.%s", comma, c, t->name, c, c);
    else if (t->mark[i]) s += sprintf(s, "%s%s = %s(%s.%s, excluded.%s)", comma, c, choice, t->name, c, c);
    else s += sprintf(s, "%s%s = excluded.%s", comma, c, c);
  }
  if (keys) sprintf(to, s == set ? ") DO NOTHING" : ") DO UPDATE SET %s", set);
}
/* The statement that stores one row, or all rows of the temporary table. */
static void prepare(PGconn *db, const table *t, int merges) {
  char sql[SQL], *to = sql;
  if (merges) {
    to += sprintf(to, "CREATE TEMPORARY TABLE in_%s ON COMMIT DELETE ROWS AS SELECT ", t->name);
    to = names(to, t);
    sprintf(to, " FROM %s WITH NO DATA", t->name);
    run(db, sql);
  }
  to = sql + sprintf(sql, "INSERT INTO %s (", t->name);
  to = names(to, t);
  if (merges) {
    to += sprintf(to, ") SELECT ");
    to = names(to, t);
    to += sprintf(to, " FROM in_%s", t->name);
  } else {
    for (int i = 0; i < t->count; i++) to += sprintf(to, "%s$%d", i ? ", " : ") VALUES (", i + 1);
    to += sprintf(to, ")");
  }
  conflict(to, t);
  expect(db, PQprepare(db, t->name, sql, 0, 0), PGRES_COMMAND_OK, sql);
}

/* ---- reading ---- */
static long choose(PGconn *db) {
  const char *limit = getenv("TEZGAH_LOAD_ORDERS");
  char sql[SQL];
  sprintf(sql,
    "CREATE TEMPORARY TABLE chosen AS SELECT id AS chosen_id, (row_number() OVER (ORDER BY id) - 1) / %d AS batch"
    " FROM orders ORDER BY id LIMIT %ld", BATCH, limit && atol(limit) > 0 ? atol(limit) : INT32_MAX);
  run(db, sql);
  run(db, "CREATE TEMPORARY TABLE newcomers AS SELECT customer_id AS newcomer, min(batch) AS batch"
          " FROM chosen JOIN orders ON id = chosen_id WHERE customer_id IS NOT NULL GROUP BY customer_id");
  run(db, "ANALYZE chosen");
  run(db, "ANALYZE newcomers");
  return number(db, "SELECT count(*) FROM chosen");
}
static int16_t int16_at(const char *p) { uint16_t v; memcpy(&v, p, 2); return (int16_t)ntohs(v); }
static int32_t int32_at(const char *p) { uint32_t v; memcpy(&v, p, 4); return (int32_t)ntohl(v); }

static void keep(table *t, const char *bytes, size_t size) {
  while (t->used + size > t->room) {
    t->room = t->room ? t->room * 2 : 1 << 16;
    if (!(t->bytes = realloc(t->bytes, t->room))) fail(0, "memory");
  }
  memcpy(t->bytes + t->used, bytes, size);
  t->used += size;
}
/* COPY's head: signature, flags, size of an extension; its end: a count of -1. */
#define HEAD 19
static const char head[HEAD] = "PGCOPY\n\377\r\n", end[2] = "\377\377";

static void read_table(PGconn *db, table *t, long batches) {
  char sql[SQL], *to = sql + sprintf(sql, "COPY (SELECT batch, "), *message;
  to = names(to, t);
  to += sprintf(to, " FROM %s ORDER BY batch", t->source);
  /* In the order of the keys, as our program writes. */
  for (int i = 0; i < t->count; i++) if (t->mark[i] == '*') to += sprintf(to, ", %s", t->column[i]);
  sprintf(to, ") TO STDOUT (FORMAT binary)");
  expect(db, PQexec(db, sql), PGRES_COPY_OUT, sql);
  t->starts = calloc(batches + 1, sizeof *t->starts);
  long next = 0;
  int size, headed = 0;
  uint16_t fields = htons(t->count);
  while ((size = PQgetCopyData(db, &message, 0)) > 0) {
    const char *p = message, *limit = message + size;
    /* The head may come with the first row. */
    if (!headed) p += HEAD + int32_at(p + HEAD - 4), headed = 1;
    if (p < limit && int16_at(p) == t->count + 1) {
      /* Count of fields, then the batch: a size of 8 and its bytes. Below 2^31, so the low half tells. */
      for (long batch = int32_at(p + 10); next <= batch; next++) t->starts[next] = t->used;
      keep(t, (char *)&fields, 2);
      keep(t, p + 14, limit - p - 14);
      t->rows++;
    }
    PQfreemem(message);
  }
  for (; next <= batches; next++) t->starts[next] = t->used;
  expect(db, PQgetResult(db), PGRES_COMMAND_OK, sql);
  PQclear(PQgetResult(db));
}

/* ---- writing ---- */
static void merge(PGconn *db, const table *t, const char *bytes, size_t size) {
  char sql[SQL];
  sprintf(sql, "COPY in_%s FROM STDIN (FORMAT binary)", t->name);
  expect(db, PQexec(db, sql), PGRES_COPY_IN, sql);
  if (PQputCopyData(db, head, HEAD) < 0 || PQputCopyData(db, bytes, (int)size) < 0 ||
      PQputCopyData(db, end, sizeof end) < 0 || PQputCopyEnd(db, 0) < 0) fail(db, sql);
  expect(db, PQgetResult(db), PGRES_COMMAND_OK, sql);
  PQclear(PQgetResult(db));
  expect(db, PQexecPrepared(db, t->name, 0, 0, 0, 0, 0), PGRES_COMMAND_OK, t->name);
}
static void store_rows(PGconn *db, const table *t, const char *p, const char *limit) {
  const char *values[MAX_COLUMNS];
  int sizes[MAX_COLUMNS], formats[MAX_COLUMNS];
  while (p < limit) {
    p += 2;
    for (int i = 0; i < t->count; i++) {
      sizes[i] = int32_at(p);
      p += 4;
      values[i] = sizes[i] < 0 ? 0 : p;
      formats[i] = 1;
      if (sizes[i] > 0) p += sizes[i];
    }
    expect(db, PQexecPrepared(db, t->name, t->count, values, sizes, formats, 0), PGRES_COMMAND_OK, t->name);
  }
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}
static double cpu(void) {
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  return u.ru_utime.tv_sec + u.ru_stime.tv_sec + (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

int main(int argc, char **argv) {
  int merges = argc > 1 && !strcmp(argv[1], "copy");
  int alone = argc > 1 && !strcmp(argv[1], "each");
  if (argc != 4 || (!merges && !alone && strcmp(argv[1], "rows"))) {
    fprintf(stderr, "usage: load copy|rows|each SOURCE_URL TARGET_URL\n");
    return 64;
  }
  PGconn *source = connect_to(argv[2]), *target = connect_to(argv[3]);
  long orders = choose(source), batches = (orders + BATCH - 1) / BATCH, rows = 0;
  if (!orders) fail(0, "the source has no orders");
  if (number(target, "SELECT count(*) FROM orders")) fail(0, "the target has orders already");
  for (table *t = tables; t < tables + TABLES; t++) {
    split_columns(t);
    read_table(source, t, batches);
    prepare(target, t, merges);
    rows += t->rows;
  }
  PQfinish(source);

  double wall = seconds(), used = cpu();
  for (long batch = 0; batch < batches; batch++) {
    if (!alone) run(target, "BEGIN");
    for (table *t = tables; t < tables + TABLES; t++) {
      size_t from = t->starts[batch], to = t->starts[batch + 1];
      if (from == to) continue;
      if (merges) merge(target, t, t->bytes + from, to - from);
      else store_rows(target, t, t->bytes + from, t->bytes + to);
    }
    if (!alone) run(target, "COMMIT");
  }
  wall = seconds() - wall;
  used = cpu() - used;

  for (table *t = tables; t < tables + TABLES; t++) {
    char sql[SQL];
    if (!t->once) continue;
    sprintf(sql, "SELECT count(*) FROM %s", t->name);
    long stored = number(target, sql);
    if (stored == t->rows) continue;
    fprintf(stderr, "load: %s has %ld rows instead of %ld\n", t->name, stored, t->rows);
    return 1;
  }
  PQfinish(target);
  printf("{\"program\":\"%s\",\"orders\":%ld,\"rows\":%ld,\"wallSeconds\":%.3f,\"cpuSeconds\":%.3f}\n",
         merges ? "copy-merge" : alone ? "row-at-a-time, each committed" : "row-at-a-time", orders, rows, wall, used);
  return 0;
}
