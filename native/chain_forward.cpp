#include "chain.h"

namespace explorer::kernels {
namespace {

// One convolution and its norm.
void run_layer(const Run& run, const Chain& chain, const Place& place, const LayerInput& input) {
    Moments moments;
    forward_layer(run.kernels(), place.shape, run.batch(), input, place.layer->weight, place.z, run.training() ? &moments : nullptr);
    if (run.training())
        batch_norm(moments, place.shape.values(run.batch()), *place.layer, chain.options().momentum, chain.options().eps, place.norm);
    else
        running_norm(*place.layer, chain.options().eps, place.norm);
}

}  // namespace

void forward_run(const Run& run, Values x) {
    std::optional<Ending> before;
    for (const Chain& chain : run.chains()) {
        LayerInput first = chain.input(0, x);
        first.ending = before ? &*before : nullptr;
        for (size_t l = 0; l < chain.main(); l++)
            run_layer(run, chain, chain.layers()[l], l == 0 ? first : chain.input(l, x));
        if (chain.projection())
            run_layer(run, chain, chain.shortcut(), chain.input(0, x));
        before = chain.ending(x, chain.y());
        x = chain.y();
    }
    run.batch().for_blocks([&](int begin, int end) {
        for (int block = begin; block < end; block++)
            finish_block(run.kernels(), run.chains().back().end().shape, *before, block, run.batch().mask(block));
    });
}

}  // namespace explorer::kernels
