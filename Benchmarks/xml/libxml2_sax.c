/* The peer of XMLBenchmark.swift: reads files with libxml2's SAX2 parser and prints one JSON line
 * for each way of reading. "count" counts elements, attributes and text bytes; "copy" copies every
 * text to a heap string of its own, as a program that keeps the values must.
 *
 *   cc -O2 $(xml2-config --cflags) libxml2_sax.c -o libxml2_sax $(xml2-config --libs)
 *   ./libxml2_sax [--variant count|copy] [--repeat N] FILE...
 */
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct count {
  long elements, attributes, textBytes;
  int copies;
  char *text;
  size_t used, capacity;
};

struct document {
  char *bytes;
  size_t size;
};

/* A text ends at the next tag; libxml2 delivers it in pieces. */
static void finish_text(struct count *count) {
  if (!count->copies || count->used == 0) return;
  char *copy = malloc(count->used + 1);
  if (!copy) exit(1);
  memcpy(copy, count->text, count->used);
  copy[count->used] = 0;
  /* Keeps the compiler from removing the copy. */
  __asm__ volatile("" : : "r"(copy) : "memory");
  free(copy);
  count->used = 0;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespaces, const xmlChar **namespace_list, int attributes, int defaulted,
                     const xmlChar **attribute_list) {
  (void)name, (void)prefix, (void)uri, (void)namespaces, (void)namespace_list, (void)defaulted,
      (void)attribute_list;
  struct count *count = context;
  finish_text(count);
  count->elements++;
  count->attributes += attributes;
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)name, (void)prefix, (void)uri;
  finish_text(context);
}

static void on_text(void *context, const xmlChar *text, int length) {
  struct count *count = context;
  count->textBytes += length;
  if (!count->copies) return;
  if (count->used + length > count->capacity) {
    count->capacity = (count->used + length) * 2;
    count->text = realloc(count->text, count->capacity);
    if (!count->text) exit(1);
  }
  memcpy(count->text + count->used, text, length);
  count->used += length;
}

static struct document read_file(const char *path) {
  struct document document = {0, 0};
  FILE *file = fopen(path, "rb");
  if (!file) {
    perror(path);
    exit(1);
  }
  fseek(file, 0, SEEK_END);
  document.size = ftell(file);
  rewind(file);
  document.bytes = malloc(document.size);
  if (!document.bytes || fread(document.bytes, 1, document.size, file) != document.size) exit(1);
  fclose(file);
  return document;
}

static void measure(int copies, struct document *documents, int files, int repeats) {
  xmlSAXHandler handler = {0};
  struct count count = {0};
  size_t bytes = 0;
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = on_start;
  handler.endElementNs = on_end;
  handler.characters = on_text;
  handler.cdataBlock = on_text;
  handler.ignorableWhitespace = on_text;
  count.copies = copies;
  clock_t before = clock();
  for (int round = 0; round < repeats; round++) {
    for (int index = 0; index < files; index++) {
      if (xmlSAXUserParseMemory(&handler, &count, documents[index].bytes,
                                (int)documents[index].size) != 0) {
        fprintf(stderr, "file %d is not well-formed\n", index + 1);
        exit(1);
      }
      bytes += documents[index].size;
    }
  }
  double seconds = (double)(clock() - before) / CLOCKS_PER_SEC;
  printf("{\"reader\":\"libxml2\",\"variant\":\"%s\",\"bytes\":%zu,\"elements\":%ld,"
         "\"attributes\":%ld,\"textBytes\":%ld,\"cpuSeconds\":%f,\"megabytesPerSecond\":%.0f}\n",
         copies ? "copy" : "count", bytes, count.elements, count.attributes, count.textBytes,
         seconds, bytes / seconds / 1e6);
  free(count.text);
}

int main(int argc, char **argv) {
  int repeats = 200, files = 0, only = -1;
  struct document *documents = calloc(argc, sizeof *documents);
  if (!documents) return 1;
  for (int index = 1; index < argc; index++) {
    if (!strcmp(argv[index], "--repeat") && index + 1 < argc) {
      repeats = atoi(argv[++index]);
    } else if (!strcmp(argv[index], "--variant") && index + 1 < argc) {
      only = !strcmp(argv[++index], "copy");
    } else {
      documents[files++] = read_file(argv[index]);
    }
  }
  for (int copies = 0; copies <= 1; copies++) {
    if (only < 0 || only == copies) measure(copies, documents, files, repeats);
  }
  xmlCleanupParser();
  return 0;
}
