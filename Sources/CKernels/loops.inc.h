// All loops of a level and the table that names them.

extern const lv_functions LV_NAME(functions);

#include "activation.inc.h"
#include "tile.inc.h"
#include "sequence.inc.h"
#include "batch.inc.h"
#include "flat.inc.h"

const lv_functions LV_NAME(functions) = {
    .tile = LV_NAME(tile),
    .sequence = LV_NAME(sequence),
    .batch_forward = LV_NAME(batch_forward),
    .batch_backward = LV_NAME(batch_backward),
    .outer_sums = LV_NAME(outer_sums),
    .sum_of_squares = LV_NAME(sum_of_squares),
    .scale = LV_NAME(scale),
    .adam = LV_NAME(adam),
    .linear = LV_NAME(linear),
    .linear_back = LV_NAME(linear_back),
};
