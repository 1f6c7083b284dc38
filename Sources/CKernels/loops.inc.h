// All loops of a level and the table that names them.

extern const lv_functions LV_NAME(functions);

#include "activation.inc.h"
#include "tile.inc.h"
#include "sequence.inc.h"

const lv_functions LV_NAME(functions) = {
    .tile = LV_NAME(tile),
    .sequence = LV_NAME(sequence),
};
