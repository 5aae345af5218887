/* The peer of the Swift ingest: stores the same recorded pages in the same tables with libxml2's
 * SAX2 parser, SQLite and zstd, in one pass, as one would write it in C for one purpose.
 *
 *   cc -O2 $(xml2-config --cflags) ingest.c -o ingest $(xml2-config --libs) -lsqlite3 -lzstd
 *   ./ingest DATABASE PAGE...      DATABASE is a copy of base.db
 */
#define _GNU_SOURCE
#include <libxml/parser.h>
#include <stddef.h>
#include <libxml/SAX2.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <zstd.h>

#define TEXT 512
#define ROWS 64

typedef struct { char s[TEXT]; } text;
typedef struct {
  text street, directions, name, phone, company, city, district, neighbourhood, postal, quarter,
      code, country, taxOffice, taxNumber;
  int present;
} address;
typedef struct {
  int64_t quantity, net, tax, discount, rate, id, variant;
  int cancelled;
  text sku, barcode, name, tracking;
} line;
typedef struct {
  int64_t id, type, state, instalments, paidAt, amount;
} payment;
typedef struct {
  int64_t id, status, placed, edited, statusAt, total, shipping, discount, voucher, points, tax, member;
  text buyer, first, last, number, code, email, currency, label, source, note, carrier, tracking, invoice;
  int marketplace, lineCount, paymentCount;
  address billing, delivery;
  line lines[ROWS];
  payment payments[ROWS];
} order;

static sqlite3 *db;
static order o;
static char value[8192];
static size_t used;
static int depth, orderDepth, part, country; /* part: 0 order, 1 billing, 2 delivery, 3 line, 4 payment */
static int partDepth;
static const char *privates[256];
static int privateCount;
static const char *page;
static size_t pageSize, searchFrom;
static long stored;
static ZSTD_CCtx *zstd;
static ZSTD_CDict *dictionary;
static int64_t dictionaryID;
static char keys[1 << 16];
static size_t keysUsed;

static void fail(const char *what) {
  fprintf(stderr, "ingest: %s: %s\n", what, sqlite3_errmsg(db));
  exit(1);
}

/* ---- statements ---- */
enum {
  FIND_ORDER, INSERT_ORDER, LINE, ADDRESS, PAYMENT, EVENT, PAYLOAD, IDENTITY, ADD_IDENTITY, COUNT_EMAILS,
  PROFILE, CREATE, RENAME, TERM, FIGURES, CHANNEL_DAY, VARIANT_DAY, VARIANT, STATE, SWEEP, LOG, STATEMENTS
};
static const char *sql[STATEMENTS] = {
  [FIND_ORDER] = "SELECT id, content_hash FROM orders WHERE channel_id = 1 AND remote_id = ?",
  [INSERT_ORDER] =
    "INSERT INTO orders (channel_id, remote_id, number, number_folded, placed_at, day, status, channel_status,"
    " customer_id, buyer_name, buyer_email, buyer_phone, currency, total_minor, shipping_minor, discount_minor,"
    " tax_minor, line_count, origin_marketplace, note, carrier, tracking_number, invoice_number, changed_at,"
    " content_hash) VALUES (1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
  [LINE] = "INSERT INTO order_lines (order_id, position, remote_id, variant_remote_id, variant_id, sku, barcode, name,"
           " quantity_milli, unit_price_minor, discount_minor, total_minor, tax_rate_bp, is_cancelled)"
           " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
  [ADDRESS] = "INSERT INTO order_addresses VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
  [PAYMENT] = "INSERT INTO order_payments VALUES (?,?,?,?,?,?,?,?,?)",
  [EVENT] = "INSERT INTO order_events VALUES (?,0,?,?,?)",
  [PAYLOAD] = "INSERT INTO order_payloads VALUES (?,?,?)",
  [IDENTITY] = "SELECT customer_id FROM customer_identities WHERE kind = ? AND value = ?",
  [ADD_IDENTITY] = "INSERT INTO customer_identities VALUES (?,?,?)",
  [COUNT_EMAILS] = "SELECT count(*) FROM customer_identities WHERE customer_id = ? AND kind = 'email'",
  [PROFILE] = "SELECT name, email, phone, city, named_at FROM customers WHERE id = ?",
  [CREATE] = "INSERT INTO customers (name, email, phone, city, order_count, spent_minor, currency, named_at)"
             " VALUES (?,?,?,?,0,0,?,?)",
  [RENAME] = "UPDATE customers SET name = ?, email = ?, phone = ?, city = ?, named_at = ? WHERE id = ?",
  [TERM] = "INSERT INTO customer_terms VALUES (?,?) ON CONFLICT DO NOTHING",
  [FIGURES] = "UPDATE customers SET order_count = order_count + 1, spent_minor = spent_minor + ?1,"
              " first_order_at = min(coalesce(first_order_at, ?2), ?2),"
              " last_order_at = max(coalesce(last_order_at, ?2), ?2) WHERE id = ?3",
  [CHANNEL_DAY] = "INSERT INTO daily_channel_sales VALUES (?,1,?,1,?,?) ON CONFLICT (day, channel_id, currency)"
                  " DO UPDATE SET orders = orders + 1, units_milli = units_milli + excluded.units_milli,"
                  " revenue_minor = revenue_minor + excluded.revenue_minor",
  [VARIANT_DAY] = "INSERT INTO daily_variant_sales VALUES (?,?,1,?,?,?) ON CONFLICT (day, variant_id, channel_id)"
                  " DO UPDATE SET orders = orders + excluded.orders,"
                  " units_milli = units_milli + excluded.units_milli,"
                  " revenue_minor = revenue_minor + excluded.revenue_minor",
  [VARIANT] = "SELECT variant_id FROM listings WHERE channel_id = 1 AND remote_id = ?",
  [STATE] = "UPDATE sync_states SET cursor = ?, active_pages = ? WHERE channel_id = 1 AND stream = 'orders'",
  [SWEEP] = "INSERT OR REPLACE INTO sync_sweep_pages VALUES (1,'orders',?,?)",
  [LOG] = "INSERT INTO sync_logs (run_id, channel_id, stream, at, level, page, seen, inserted, updated, unchanged,"
          " rejected, requests, retries, throttled, fetch_ms, write_ms, message)"
          " SELECT max(id),1,'orders',?,'info',?,?,?,0,0,0,1,0,0,0,0,'' FROM sync_runs",
};
static sqlite3_stmt *st[STATEMENTS];

static void run(const char *text) {
  if (sqlite3_exec(db, text, 0, 0, 0) != SQLITE_OK) fail(text);
}
static void bt(int s, int i, const char *t) { sqlite3_bind_text(st[s], i, t, -1, SQLITE_STATIC); }
static void bi(int s, int i, int64_t v) { sqlite3_bind_int64(st[s], i, v); }
static void bn(int s, int i) { sqlite3_bind_null(st[s], i); }
static void step(int s) {
  if (sqlite3_step(st[s]) != SQLITE_DONE) fail(sql[s]);
  sqlite3_reset(st[s]);
}
static int64_t one(int s, int64_t none) {
  int64_t found = sqlite3_step(st[s]) == SQLITE_ROW ? sqlite3_column_int64(st[s], 0) : none;
  sqlite3_reset(st[s]);
  return found;
}

/* ---- values ---- */
static void set(text *t) {
  char *start = value, *end = value + used;
  while (start < end && (unsigned char)*start <= 32) start++;
  while (end > start && (unsigned char)end[-1] <= 32) end--;
  size_t n = end - start;
  if (n >= TEXT) n = TEXT - 1;
  memcpy(t->s, start, n);
  t->s[n] = 0;
}
static int64_t whole(void) { value[used] = 0; return strtoll(value, 0, 10); }

/* A decimal in units of 10^-scale, rounded half away from zero. */
static int64_t decimal(int scale) {
  const char *p = value, *end = value + used;
  int negative = 0, digits = -1;
  int64_t n = 0;
  while (p < end && *p <= ' ') p++;
  if (p < end && *p == '-') negative = 1, p++;
  for (; p < end; p++) {
    if (*p == '.') { digits = 0; continue; }
    if (*p < '0' || *p > '9') break;
    if (digits < scale) n = n * 10 + *p - '0';
    else if (digits == scale && *p >= '5') n++;
    if (digits >= 0) digits++;
  }
  for (int i = digits < 0 ? 0 : digits < scale ? digits : scale; i < scale; i++) n *= 10;
  return negative ? -n : n;
}
static int64_t minor(int64_t millionths) { return (millionths + (millionths < 0 ? -5000 : 5000)) / 10000; }

/* Two or four digits of a date. */
static int number(const char *p, int size) {
  int n = 0;
  for (int i = 0; i < size; i++) n = n * 10 + p[i] - '0';
  return n;
}
/* Milliseconds UTC of "2026-11-23T10:00:00". Istanbul is three hours ahead since 2016; 0 for none. */
static int64_t moment(void) {
  const char *p = value;
  if (used < 19 || p[4] != '-' || p[10] != 'T') return 0;
  int y = number(p, 4), mo = number(p + 5, 2), d = number(p + 8, 2);
  if (y < 1990) return 0;
  /* Days of the civil calendar, in years that begin in March. */
  y -= mo <= 2;
  int ofYear = (153 * (mo > 2 ? mo - 3 : mo + 9) + 2) / 5 + d - 1, ofEra = y % 400;
  int64_t days = (int64_t)(y / 400) * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719468;
  return (days * 86400 + number(p + 11, 2) * 3600 + number(p + 14, 2) * 60 + number(p + 17, 2) - 10800) * 1000;
}
static const char *digits(int64_t v, char *to) { sprintf(to, "%lld", (long long)v); return to; }

static void fold(const char *from, char *to) {
  while (*from) {
    unsigned char a = *from, b = from[1];
    char c = 0;
    if (a < 128) { *to++ = a >= 'A' && a <= 'Z' ? a | 32 : a; from++; continue; }
    if (a == 0xC3) {
      unsigned char l = b | 0x20;
      c = l == 0xA7 ? 'c' : l == 0xB6 ? 'o' : l == 0xBC || l == 0xBB ? 'u' : l == 0xA2 ? 'a' : l == 0xAE ? 'i' : 0;
    } else if (a == 0xC4) {
      c = b == 0xB0 || b == 0xB1 ? 'i' : b == 0x9E || b == 0x9F ? 'g' : 0;
    } else if (a == 0xC5) {
      c = b == 0x9E || b == 0x9F ? 's' : 0;
    }
    if (c) { *to++ = c; from += 2; }
    else { *to++ = a; from++; while ((*from & 0xC0) == 0x80) *to++ = *from++; }
  }
  *to = 0;
}
static int email(const char *from, char *to) {
  char *p = to;
  for (; *from; from++)
    if ((unsigned char)*from > 32) *p++ = *from >= 'A' && *from <= 'Z' ? *from | 32 : *from;
  *p = 0;
  char *at = strrchr(to, '@');
  return at && at > to && strchr(at, '.');
}
static int phone(const char *from, char *to) {
  char d[64];
  int n = 0;
  for (; *from && n < 40; from++) if (*from >= '0' && *from <= '9') d[n++] = *from;
  d[n] = 0;
  if (n > 1 && d[0] == '0' && d[1] == '0') sprintf(to, "%s", d + 2);
  else if (n == 11 && d[0] == '0') sprintf(to, "90%s", d + 1);
  else if (n == 10 && d[0] == '5') sprintf(to, "90%s", d);
  else strcpy(to, d);
  n = strlen(to);
  if (n < 7 || n > 15) return 0;
  for (int i = n - 6; i < n; i++) if (to[i] != to[n - 7]) return 1;
  return 0;
}
static const char *statuses[] = {"created", "created", "created", "awaitingPayment", "preparing", "preparing",
  "shipped", "delivered", "cancelled", "returned", "cancelled", "delivered", "returned", "returned", "cancelled",
  "created", "delivered", "delivered", "undelivered", "shipped", "shipped", "shipped", "returned"};
static const char *methods[] = {"card", "bankTransfer", "cashOnDelivery", "cardOnDelivery", "mobile", "wallet",
  "wallet", "account", "card", "card", "cash", "card", "account", "wallet", "wallet", "card", "wallet", "card",
  "wallet", "mobile", "giftVoucher", "mobile", "card", "card", "card", "card", "wallet", "inStore"};
static const char *states[] = {"pending", "approved", "failed", "refunded", "cancelled"};
static int counts(const char *status) {
  return !strcmp(status, "created") || !strcmp(status, "preparing") || !strcmp(status, "invoiced")
    || !strcmp(status, "shipped") || !strcmp(status, "delivered");
}

/* ---- customers ---- */
static int64_t owner(const char *kind, const char *value) {
  bt(IDENTITY, 1, kind);
  bt(IDENTITY, 2, value);
  return one(IDENTITY, 0);
}
static int emails(int64_t id) { bi(COUNT_EMAILS, 1, id); return (int)one(COUNT_EMAILS, 0); }

static void add_terms(int64_t id, const char *name, const char *mail, const char *tel) {
  char folded[TEXT * 2];
  fold(name, folded);
  for (char *p = folded; *p;) {
    while (*p && !((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || (*p & 0x80))) p++;
    char *start = p;
    while ((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || (*p & 0x80)) p++;
    if (p == start) break;
    sqlite3_bind_text(st[TERM], 1, start, p - start, SQLITE_STATIC);
    bi(TERM, 2, id);
    step(TERM);
  }
  if (mail) { fold(mail, folded); bt(TERM, 1, folded); bi(TERM, 2, id); step(TERM); }
  if (tel) { bt(TERM, 1, strlen(tel) == 12 && !strncmp(tel, "90", 2) ? tel + 2 : tel); bi(TERM, 2, id); step(TERM); }
}
static int64_t merge(int64_t a, int64_t b) {
  int64_t kept = a < b ? a : b, gone = a < b ? b : a;
  char text[1200];
  sprintf(text,
    "UPDATE orders SET customer_id = %1$lld WHERE customer_id = %2$lld;"
    "UPDATE customer_identities SET customer_id = %1$lld WHERE customer_id = %2$lld;"
    "INSERT OR IGNORE INTO customer_terms SELECT term, %1$lld FROM customer_terms WHERE customer_id = %2$lld;"
    "DELETE FROM customer_terms WHERE customer_id = %2$lld;"
    "UPDATE customers SET name = g.name, email = coalesce(nullif(g.email, ''), customers.email),"
    " phone = coalesce(nullif(g.phone, ''), customers.phone), city = coalesce(nullif(g.city, ''), customers.city),"
    " named_at = g.named_at FROM (SELECT * FROM customers WHERE id = %2$lld) g"
    " WHERE customers.id = %1$lld AND customers.named_at < g.named_at;"
    "UPDATE customers SET order_count = customers.order_count + g.order_count,"
    " spent_minor = customers.spent_minor + g.spent_minor,"
    " first_order_at = min(coalesce(customers.first_order_at, g.first_order_at), coalesce(g.first_order_at, customers.first_order_at)),"
    " last_order_at = max(coalesce(customers.last_order_at, g.last_order_at), coalesce(g.last_order_at, customers.last_order_at))"
    " FROM (SELECT * FROM customers WHERE id = %2$lld) g WHERE customers.id = %1$lld;"
    "DELETE FROM customers WHERE id = %2$lld",
    (long long)kept, (long long)gone);
  run(text);
  return kept;
}
static int64_t customer(const char *name, const char *mail, const char *tel, const char *member, const char *city,
                        int64_t at) {
  if (!mail && !tel && !member) return 0;
  int64_t byMail = mail ? owner("email", mail) : 0, byTel = tel ? owner("phone", tel) : 0;
  int64_t byMember = member ? owner("member", member) : 0, id = byMail;
  if (byTel && byMail && byMail != byTel) {
    if (emails(byMail) + emails(byTel) <= 3) id = merge(byMail, byTel);
  } else if (byTel && !byMail && (!mail || emails(byTel) < 3)) {
    id = byTel;
  }
  if (!id && !mail) id = byTel ? byTel : byMember;
  if (!id) {
    bt(CREATE, 1, name); bt(CREATE, 2, mail ? mail : ""); bt(CREATE, 3, tel ? tel : ""); bt(CREATE, 4, city);
    bt(CREATE, 5, "TRY"); bi(CREATE, 6, at);
    step(CREATE);
    id = sqlite3_last_insert_rowid(db);
    add_terms(id, name, mail, tel);
  } else {
    text n, e, p, c;
    bi(PROFILE, 1, id);
    if (sqlite3_step(st[PROFILE]) != SQLITE_ROW) fail("profile");
    snprintf(n.s, TEXT, "%s", sqlite3_column_text(st[PROFILE], 0));
    snprintf(e.s, TEXT, "%s", sqlite3_column_text(st[PROFILE], 1));
    snprintf(p.s, TEXT, "%s", sqlite3_column_text(st[PROFILE], 2));
    snprintf(c.s, TEXT, "%s", sqlite3_column_text(st[PROFILE], 3));
    int64_t named = sqlite3_column_int64(st[PROFILE], 4);
    sqlite3_reset(st[PROFILE]);
    const char *nn = *name ? name : n.s, *ne = mail ? mail : e.s, *np = tel ? tel : p.s, *nc = *city ? city : c.s;
    if (strcmp(nn, n.s) || strcmp(ne, e.s) || strcmp(np, p.s)) add_terms(id, name, mail, tel);
    if (named < at) {
      bt(RENAME, 1, nn); bt(RENAME, 2, ne); bt(RENAME, 3, np); bt(RENAME, 4, nc); bi(RENAME, 5, at); bi(RENAME, 6, id);
      step(RENAME);
    }
  }
  const char *kinds[] = {"email", "phone", "member"}, *values[] = {mail, tel, member};
  int64_t owners[] = {byMail, byTel, byMember};
  for (int i = 0; i < 3; i++) {
    if (!values[i] || owners[i]) continue;
    bt(ADD_IDENTITY, 1, kinds[i]); bt(ADD_IDENTITY, 2, values[i]); bi(ADD_IDENTITY, 3, id);
    step(ADD_IDENTITY);
  }
  return id;
}

/* ---- one order ---- */
static void store_address(int64_t id, const char *kind, address *a, const char *name) {
  char street[TEXT * 2 + 4];
  snprintf(street, sizeof street, "%s%s%s", a->street.s, *a->street.s && *a->directions.s ? ", " : "", a->directions.s);
  if (!*a->name.s) snprintf(a->name.s, TEXT, "%s", name);
  if (!*a->neighbourhood.s) a->neighbourhood = a->quarter;
  bi(ADDRESS, 1, id); bt(ADDRESS, 2, kind); bt(ADDRESS, 3, a->name.s); bt(ADDRESS, 4, a->company.s);
  bt(ADDRESS, 5, a->phone.s); bt(ADDRESS, 6, street); bt(ADDRESS, 7, a->neighbourhood.s);
  bt(ADDRESS, 8, a->district.s); bt(ADDRESS, 9, a->city.s); bt(ADDRESS, 10, a->postal.s);
  bt(ADDRESS, 11, *a->code.s ? a->code.s : a->country.s); bt(ADDRESS, 12, a->taxOffice.s);
  bt(ADDRESS, 13, a->taxNumber.s);
  step(ADDRESS);
}

/* The record as it came but for its private members, which must not be kept. They were noted in the
 * order in which they stand, so that one walk over the bytes finds them all. */
static const char *raw(size_t *size) {
  static const char head[] = "<a:WebSiparis>", tail[] = "</a:WebSiparis>";
  static char kept[1 << 20];
  const char *limit = page + pageSize;
  const char *from = memmem(page + searchFrom, limit - (page + searchFrom), head, sizeof head - 1);
  if (!from) fail("record");
  size_t n = 0;
  for (int i = 0; i <= privateCount; i++) {
    const char *mark = i < privateCount ? privates[i] : tail;
    const char *at = memmem(from, limit - from, mark, strlen(mark));
    if (!at || n + (at - from) + sizeof tail > sizeof kept) fail("record");
    memcpy(kept + n, from, at - from);
    n += at - from;
    if (i == privateCount) { from = at; break; }
    const char *close = memchr(at, '>', limit - at);
    if (close[-1] != '/') close = memchr(memchr(close, '<', limit - close), '>', limit - close);
    from = close + 1;
  }
  memcpy(kept + n, tail, sizeof tail - 1);
  searchFrom = from + sizeof tail - 1 - page;
  *size = n + sizeof tail - 1;
  return kept;
}
static int64_t hash(const char *bytes, size_t size) {
  uint64_t h = size, w;
  for (; size >= 8; bytes += 8, size -= 8) {
    memcpy(&w, bytes, 8);
    h = (h ^ w) * 0x9FB21C651E98DF25ULL;
    h ^= h >> 32;
  }
  for (; size; size--) h = (h ^ (unsigned char)*bytes++) * 0x100000001B3ULL;
  return (int64_t)h;
}

static void store(void) {
  char id[24], member[40], mail[TEXT], tel[TEXT], folded[TEXT * 2], status[TEXT + 8], key[24];
  size_t size;
  const char *bytes = raw(&size);
  int64_t contentHash = hash(bytes, size);
  digits(o.id, id);
  keysUsed += sprintf(keys + keysUsed, "%s%s", keysUsed ? "\n" : "", id);
  bt(FIND_ORDER, 1, id);
  if (one(FIND_ORDER, 0)) return;
  if (!dictionary) {
    dictionary = ZSTD_createCDict(bytes, size, 1);
    sqlite3_stmt *s;
    sqlite3_prepare_v2(db, "INSERT INTO payload_dictionaries (channel_id, stream, body) VALUES (1,'orders',?)", -1, &s, 0);
    sqlite3_bind_blob(s, 1, bytes, size, SQLITE_STATIC);
    if (sqlite3_step(s) != SQLITE_DONE) fail("dictionary");
    sqlite3_finalize(s);
    dictionaryID = sqlite3_last_insert_rowid(db);
  }
  const char *name = *o.buyer.s ? o.buyer.s : o.delivery.name.s;
  const char *telephone = *o.delivery.phone.s ? o.delivery.phone.s : o.billing.phone.s;
  int hasMail = email(o.email.s, mail), hasTel = phone(telephone, tel);
  if (o.member > 0) sprintf(member, "1:%lld", (long long)o.member);
  int64_t who = customer(name, hasMail ? mail : 0, hasTel ? tel : 0, o.member > 0 ? member : 0, o.delivery.city.s, o.placed);
  const char *word = o.status >= 0 && o.status < 23 ? statuses[o.status] : "unknown";
  snprintf(status, sizeof status, "%lld%s%s", (long long)o.status, *o.label.s ? " " : "", o.label.s);
  int64_t day = (o.placed / 1000 + 10800) / 86400, changed = o.edited > o.statusAt ? o.edited : o.statusAt;
  const char *number = *o.number.s ? o.number.s : *o.code.s ? o.code.s : id;
  fold(number, folded);
  int i = 1;
  bt(INSERT_ORDER, i++, id); bt(INSERT_ORDER, i++, number); bt(INSERT_ORDER, i++, folded);
  bi(INSERT_ORDER, i++, o.placed); bi(INSERT_ORDER, i++, day); bt(INSERT_ORDER, i++, word);
  bt(INSERT_ORDER, i++, status);
  if (who) bi(INSERT_ORDER, i++, who); else bn(INSERT_ORDER, i++);
  bt(INSERT_ORDER, i++, name); bt(INSERT_ORDER, i++, o.email.s); bt(INSERT_ORDER, i++, telephone);
  bt(INSERT_ORDER, i++, *o.currency.s ? o.currency.s : "TRY"); bi(INSERT_ORDER, i++, minor(o.total));
  bi(INSERT_ORDER, i++, minor(o.shipping)); bi(INSERT_ORDER, i++, minor(o.discount + o.voucher + o.points));
  bi(INSERT_ORDER, i++, minor(o.tax)); bi(INSERT_ORDER, i++, o.lineCount);
  bt(INSERT_ORDER, i++, o.marketplace ? (*o.source.s ? o.source.s : "marketplace") : "");
  bt(INSERT_ORDER, i++, o.note.s); bt(INSERT_ORDER, i++, o.carrier.s);
  bt(INSERT_ORDER, i++, o.tracking.s); bt(INSERT_ORDER, i++, o.invoice.s);
  if (changed) bi(INSERT_ORDER, i++, changed); else bn(INSERT_ORDER, i++);
  bi(INSERT_ORDER, i++, contentHash);
  step(INSERT_ORDER);
  int64_t row = sqlite3_last_insert_rowid(db), units = 0;
  int isSale = counts(word);
  for (int n = 0; n < o.lineCount; n++) {
    line *l = &o.lines[n];
    int64_t variant = 0, unit = l->net + l->tax;
    char variantKey[24];
    if (l->variant > 0) { bt(VARIANT, 1, digits(l->variant, variantKey)); variant = one(VARIANT, 0); }
    int64_t gross = minor((unit * l->quantity + (unit < 0 ? -500 : 500)) / 1000);
    int64_t discount = minor(l->discount), most = gross > 0 ? gross : 0;
    discount = discount < 0 ? 0 : discount > most ? most : discount;
    bi(LINE, 1, row); bi(LINE, 2, n); bt(LINE, 3, digits(l->id, key));
    if (l->variant > 0) bt(LINE, 4, variantKey); else bn(LINE, 4);
    if (variant) bi(LINE, 5, variant); else bn(LINE, 5);
    bt(LINE, 6, l->sku.s); bt(LINE, 7, l->barcode.s); bt(LINE, 8, l->name.s); bi(LINE, 9, l->quantity);
    bi(LINE, 10, minor(unit)); bi(LINE, 11, discount); bi(LINE, 12, gross - discount); bi(LINE, 13, l->rate);
    bi(LINE, 14, l->cancelled);
    step(LINE);
    if (!isSale || l->cancelled) continue;
    units += l->quantity;
    if (!variant) continue;
    int repeated = 0;
    for (int k = 0; k < n; k++) repeated |= o.lines[k].variant == l->variant && !o.lines[k].cancelled;
    bi(VARIANT_DAY, 1, day); bi(VARIANT_DAY, 2, variant); bi(VARIANT_DAY, 3, !repeated);
    bi(VARIANT_DAY, 4, l->quantity); bi(VARIANT_DAY, 5, gross - discount);
    step(VARIANT_DAY);
  }
  if (o.delivery.present) store_address(row, "shipping", &o.delivery, "");
  if (o.billing.present) store_address(row, "billing", &o.billing, name);
  for (int n = 0; n < o.paymentCount; n++) {
    payment *p = &o.payments[n];
    char type[24];
    bi(PAYMENT, 1, row); bi(PAYMENT, 2, n); bt(PAYMENT, 3, digits(p->id, key));
    bt(PAYMENT, 4, p->type >= 0 && p->type < 28 ? methods[p->type] : "other"); bt(PAYMENT, 5, digits(p->type, type));
    bt(PAYMENT, 6, p->state > 0 && p->state < 5 ? states[p->state] : "pending"); bi(PAYMENT, 7, minor(p->amount));
    bi(PAYMENT, 8, p->instalments < 1 ? 1 : p->instalments);
    if (p->paidAt) bi(PAYMENT, 9, p->paidAt); else bn(PAYMENT, 9);
    step(PAYMENT);
  }
  bi(EVENT, 1, row); bi(EVENT, 2, o.placed); bt(EVENT, 3, word); bt(EVENT, 4, status);
  step(EVENT);
  static char packed[1 << 20];
  size_t packedSize = ZSTD_compress_usingCDict(zstd, packed, sizeof packed, bytes, size, dictionary);
  bi(PAYLOAD, 1, row); bi(PAYLOAD, 2, dictionaryID);
  sqlite3_bind_blob(st[PAYLOAD], 3, packed, packedSize, SQLITE_STATIC);
  step(PAYLOAD);
  if (who) {
    bi(FIGURES, 1, isSale ? minor(o.total) : 0); bi(FIGURES, 2, o.placed); bi(FIGURES, 3, who);
    step(FIGURES);
  }
  if (isSale) {
    bi(CHANNEL_DAY, 1, day); bt(CHANNEL_DAY, 2, *o.currency.s ? o.currency.s : "TRY"); bi(CHANNEL_DAY, 3, units);
    bi(CHANNEL_DAY, 4, minor(o.total));
    step(CHANNEL_DAY);
  }
  stored++;
}

/* ---- SAX ---- */
/* Most names differ in the first letter, which needs no call. */
#define IS(x) (*n == *x && !strcmp(n, x))
static const char *private_member(const char *n) {
  static const char *marks[] = {"<a:IPAdresi", "<a:CheckSum", "<a:AuthCode", "<a:HostRefNum", "<a:KartNumarasi",
                                "<a:Sifre", "<a:SonGirisIp"};
  if (!strchr("ICAHKS", *n)) return 0;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (!strcmp(n, marks[i] + 3)) return marks[i];
  return 0;
}
static void on_start(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **ns, int attributes, int defaulted, const xmlChar **list) {
  const char *n = (const char *)local;
  depth++;
  used = 0;
  if (!orderDepth) {
    if (IS("WebSiparis")) { memset(&o, 0, offsetof(order, lines)); orderDepth = depth; part = privateCount = 0; }
    return;
  }
  const char *mark = private_member(n);
  if (mark && privateCount < 256) privates[privateCount++] = mark;
  if (part == 0 && depth == orderDepth + 1) {
    if (IS("FaturaAdresi")) part = 1, partDepth = depth, o.billing.present = 1;
    else if (IS("TeslimatAdresi")) part = 2, partDepth = depth, o.delivery.present = 1;
  } else if (part == 0 && depth == orderDepth + 2) {
    if (IS("WebSiparisUrun") && o.lineCount < ROWS) {
      part = 3, partDepth = depth;
      memset(&o.lines[o.lineCount], 0, sizeof(line));
    } else if (IS("WebSiparisOdeme") && o.paymentCount < ROWS) {
      part = 4, partDepth = depth;
      memset(&o.payments[o.paymentCount], 0, sizeof(payment));
    }
  }
  if ((part == 1 || part == 2) && depth == partDepth + 1 && IS("Ulke")) country = 1;
}
static void on_text(void *context, const xmlChar *text, int size) {
  if (!orderDepth || used + size >= sizeof value - 1) return;
  memcpy(value + used, text, size);
  used += size;
}
static void end_order_member(const char *n) {
  if (IS("ID")) o.id = whole();
  else if (IS("AdiSoyadi")) set(&o.buyer);
  else if (IS("Durum")) o.status = whole();
  else if (IS("DurumGuncellemeTarihi")) o.statusAt = moment();
  else if (IS("DuzenlemeTarihi")) o.edited = moment();
  else if (IS("FaturaNo")) set(&o.invoice);
  else if (IS("HediyeCekiTutari")) o.voucher = decimal(6);
  else if (IS("IndirimTutari")) o.discount = decimal(6);
  else if (IS("IsMarketplace")) o.marketplace = used == 4;
  else if (IS("KargoFirmaTanim")) set(&o.carrier);
  else if (IS("KargoTakipNo")) set(&o.tracking);
  else if (IS("KargoTutari")) o.shipping = decimal(6);
  else if (IS("Mail")) set(&o.email);
  else if (IS("ParaBirimi")) set(&o.currency);
  else if (IS("PuanIndirimi")) o.points = decimal(6);
  else if (IS("SiparisDurumu")) set(&o.label);
  else if (IS("SiparisKaynagi")) set(&o.source);
  else if (IS("SiparisKodu")) set(&o.code);
  else if (IS("SiparisNo")) set(&o.number);
  else if (IS("SiparisNotu")) set(&o.note);
  else if (IS("SiparisTarihi")) o.placed = moment();
  else if (IS("SiparisToplamTutari")) o.total = decimal(6);
  else if (IS("ToplamKdv")) o.tax = decimal(6);
  else if (IS("UyeID")) o.member = whole();
}
static void end_address_member(address *a, const char *n) {
  if (IS("Adres")) set(&a->street);
  else if (IS("AdresTarifi")) set(&a->directions);
  else if (IS("AliciAdi")) set(&a->name);
  else if (IS("AliciTelefon")) set(&a->phone);
  else if (IS("FirmaAdi")) set(&a->company);
  else if (IS("Il")) set(&a->city);
  else if (IS("Ilce")) set(&a->district);
  else if (IS("Mahalle")) set(&a->neighbourhood);
  else if (IS("PostaKodu")) set(&a->postal);
  else if (IS("Semt")) set(&a->quarter);
  else if (IS("VergiDairesi")) set(&a->taxOffice);
  else if (IS("VergiNo")) set(&a->taxNumber);
}
static void end_line_member(line *l, const char *n) {
  if (IS("Adet")) l->quantity = decimal(3);
  else if (IS("Barkod")) set(&l->barcode);
  else if (IS("ID")) l->id = whole();
  else if (IS("IslemID")) l->cancelled = whole() == 2;
  else if (IS("KargoTakipNumarasi")) set(&l->tracking);
  else if (IS("KdvOrani")) l->rate = decimal(2);
  else if (IS("KdvTutari")) l->tax = decimal(6);
  else if (IS("StokKodu")) set(&l->sku);
  else if (IS("ToplamIndirim")) l->discount = decimal(6);
  else if (IS("Tutar")) l->net = decimal(6);
  else if (IS("UrunAdi")) set(&l->name);
  else if (IS("UrunID")) l->variant = whole();
}
static void end_payment_member(payment *p, const char *n) {
  if (IS("ID")) p->id = whole();
  else if (IS("OdemeTipi")) p->type = whole();
  else if (IS("Onaylandi")) p->state = whole();
  else if (IS("TaksitSayisi")) p->instalments = whole();
  else if (IS("Tarih")) p->paidAt = moment();
  else if (IS("Tutar")) p->amount = decimal(6);
}
static void on_end(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri) {
  const char *n = (const char *)local;
  if (orderDepth) {
    address *a = part == 1 ? &o.billing : &o.delivery;
    if (depth == orderDepth) { store(); orderDepth = 0; }
    else if (part == 0 && depth == orderDepth + 1) end_order_member(n);
    else if (part && depth == partDepth) {
      if (part == 3) o.lineCount++;
      if (part == 4) o.paymentCount++;
      part = 0;
    } else if (part == 1 || part == 2) {
      if (depth == partDepth + 1) { if (IS("Ulke")) country = 0; else end_address_member(a, n); }
      else if (country && IS("Alpha2Code")) set(&a->code);
      else if (country && IS("Tanim")) set(&a->country);
    } else if (part == 3 && depth == partDepth + 1) end_line_member(&o.lines[o.lineCount], n);
    else if (part == 4 && depth == partDepth + 1) end_payment_member(&o.payments[o.paymentCount], n);
  }
  used = 0;
  depth--;
}

static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) { perror(path); exit(1); }
  fseek(file, 0, SEEK_END);
  *size = ftell(file);
  rewind(file);
  char *bytes = malloc(*size);
  if (fread(bytes, 1, *size, file) != *size) exit(1);
  fclose(file);
  return bytes;
}

int main(int argc, char **argv) {
  if (argc < 3 || sqlite3_open(argv[1], &db) != SQLITE_OK) { fprintf(stderr, "usage: ingest DATABASE PAGE...\n"); return 64; }
  run("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 10000; PRAGMA synchronous = NORMAL;"
      "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;"
      "INSERT INTO sync_runs (channel_id, mode, origin, state, owner, started_at, heartbeat_at)"
      " VALUES (1, 'full', 'peer', 'running', '', 0, 0);"
      "INSERT OR IGNORE INTO sync_states (channel_id, stream, sweep_number, active_pages) VALUES (1, 'orders', 0, 0)");
  for (int i = 0; i < STATEMENTS; i++)
    if (sqlite3_prepare_v3(db, sql[i], -1, SQLITE_PREPARE_PERSISTENT, &st[i], 0) != SQLITE_OK) fail(sql[i]);
  zstd = ZSTD_createCCtx();
  xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC, .startElementNs = on_start, .endElementNs = on_end,
                           .characters = on_text};
  for (int i = 2; i < argc; i++) {
    char *bytes = read_file(argv[i], &pageSize);
    page = bytes;
    searchFrom = keysUsed = depth = orderDepth = 0;
    long before = stored;
    run("BEGIN IMMEDIATE");
    if (xmlSAXUserParseMemory(&handler, 0, bytes, (int)pageSize) != 0) fail("XML");
    char cursor[40];
    sprintf(cursor, "page %d", i);
    bt(STATE, 1, cursor); bi(STATE, 2, i - 1); step(STATE);
    bi(SWEEP, 1, i - 1); sqlite3_bind_text(st[SWEEP], 2, keys, keysUsed, SQLITE_STATIC); step(SWEEP);
    bi(LOG, 1, 0); bi(LOG, 2, i - 1); bi(LOG, 3, stored - before); bi(LOG, 4, stored - before); step(LOG);
    run("COMMIT");
    free(bytes);
  }
  run("DELETE FROM sync_sweep_pages WHERE channel_id = 1 AND stream = 'orders'");
  for (int i = 0; i < STATEMENTS; i++) sqlite3_finalize(st[i]);
  sqlite3_close(db);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("{\"program\":\"c\",\"cpuSeconds\":%.3f,\"inserted\":%ld,\"residentMegabytes\":%ld}\n",
         usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6,
         stored, usage.ru_maxrss / 1024);
  return 0;
}
