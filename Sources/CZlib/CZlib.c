#include "CZlib.h"

#include <stdlib.h>
#include <zlib.h>

// As many bytes as zlib is given at a time: its counts have 32 bits.
enum { PIECE = 1 << 30 };

static uInt piece(int64_t count) {
  return (uInt)(count < PIECE ? count : PIECE);
}

uint32_t cz_crc32(uint32_t crc, const void *bytes, int64_t count) {
  const Bytef *next = bytes;
  uLong value = crc;
  while (count > 0) {
    uInt size = piece(count);
    value = crc32(value, next, size);
    next += size;
    count -= size;
  }
  return (uint32_t)value;
}

int32_t cz_inflate(int32_t wrapper, const void *source, int64_t source_count, void *target,
                   int64_t target_count, int64_t *consumed, int64_t *produced) {
  z_stream stream = {0};
  *consumed = *produced = 0;
  // A negative window size: no header is expected.
  if (inflateInit2(&stream, wrapper == CZ_BARE ? -MAX_WBITS : MAX_WBITS) != Z_OK) {
    return CZ_NO_MEMORY;
  }
  int32_t result = CZ_CORRUPT;
  for (;;) {
    // The end of a stream takes bits too, so that a full target does not say whether it has come.
    Bytef beyond;
    uInt room = piece(target_count - *produced);
    stream.next_out = room > 0 ? (Bytef *)target + *produced : &beyond;
    stream.avail_out = room > 0 ? room : 1;
    uInt given = piece(source_count - *consumed);
    stream.next_in = (Bytef *)source + *consumed;
    stream.avail_in = given;
    int status = inflate(&stream, Z_NO_FLUSH);
    *consumed += given - stream.avail_in;
    if (room > 0) {
      *produced += room - stream.avail_out;
    } else if (stream.avail_out == 0) {
      result = CZ_FULL;
      break;
    }
    if (status == Z_STREAM_END) {
      result = CZ_ENDED;
      break;
    }
    if (status == Z_MEM_ERROR) {
      result = CZ_NO_MEMORY;
      break;
    }
    if (status != Z_OK && status != Z_BUF_ERROR) break;
    // It stopped for want of source, not of room.
    if (*consumed == source_count && stream.avail_out > 0) {
      result = CZ_CUT_OFF;
      break;
    }
  }
  inflateEnd(&stream);
  return result;
}

struct cz_deflater {
  z_stream stream;
  int flush;
};

cz_deflater *cz_deflater_open(void) {
  cz_deflater *deflater = calloc(1, sizeof *deflater);
  if (!deflater) return NULL;
  // 8 is the memory level that zlib itself chooses.
  if (deflateInit2(&deflater->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    free(deflater);
    return NULL;
  }
  return deflater;
}

void cz_deflater_feed(cz_deflater *deflater, const void *bytes, uint32_t count, int32_t is_last) {
  deflater->stream.next_in = (Bytef *)bytes;
  deflater->stream.avail_in = count;
  deflater->flush = is_last ? Z_FINISH : Z_NO_FLUSH;
}

uint32_t cz_deflate(cz_deflater *deflater, void *target, uint32_t target_count) {
  deflater->stream.next_out = target;
  deflater->stream.avail_out = target_count;
  // With memory at hand and room in the target it can only have nothing to do.
  (void)deflate(&deflater->stream, deflater->flush);
  return target_count - deflater->stream.avail_out;
}

void cz_deflater_close(cz_deflater *deflater) {
  deflateEnd(&deflater->stream);
  free(deflater);
}
