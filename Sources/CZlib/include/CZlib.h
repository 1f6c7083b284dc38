/// What `TensorFiles` needs of zlib, as functions of fixed-width integers.
///
/// Swift sees none of zlib's own names: its integers are as wide as the platform likes, it takes no
/// more than 4 GiB at a time, and its initialisers are macros, which cannot be imported.
#ifndef CZLIB_H
#define CZLIB_H

#include <stdint.h>

#if !__has_include(<zlib.h>)
#error "zlib.h is missing: install zlib1g-dev (Debian, Ubuntu), zlib-devel (Fedora, openSUSE), zlib-dev (Alpine) or zlib (Arch)"
#endif

// Checksums.

/// The CRC-32 of bytes that follow others whose CRC-32 is known; that of none is 0.
uint32_t cz_crc32(uint32_t crc, const void *bytes, int64_t count);

// Unpacking.

/// What stands around deflated bytes: nothing (RFC 1951, as in ZIP) or a header and a checksum
/// (RFC 1950, as in HDF5).
enum { CZ_BARE = 0, CZ_WRAPPED = 1 };

/// How unpacking went.
enum {
  /// The stream ended, and all of it is in the target.
  CZ_ENDED = 0,
  /// The target is full, and the stream goes on.
  CZ_FULL = 1,
  /// The source ended before the stream did.
  CZ_CUT_OFF = 2,
  /// These are no deflated bytes.
  CZ_CORRUPT = 3,
  CZ_NO_MEMORY = 4
};

/// Unpacks a whole stream, or as much of it as the target holds.
///
/// `consumed` and `produced` say how many bytes of source and target were used.
int32_t cz_inflate(int32_t wrapper, const void *source, int64_t source_count, void *target,
                   int64_t target_count, int64_t *consumed, int64_t *produced);

// Packing.

/// A stream that is being packed.
typedef struct cz_deflater cz_deflater;

/// Begins a bare stream; NULL when there is no memory.
cz_deflater *cz_deflater_open(void);

/// Gives the stream its next bytes, which must stay until `cz_deflate` has taken them all.
///
/// The last ones also end the stream.
void cz_deflater_feed(cz_deflater *deflater, const void *bytes, uint32_t count, int32_t is_last);

/// Packs what was fed. Returns how many bytes of the target were used: fewer than there are when
/// nothing is left to pack.
uint32_t cz_deflate(cz_deflater *deflater, void *target, uint32_t target_count);

void cz_deflater_close(cz_deflater *deflater);

#endif
