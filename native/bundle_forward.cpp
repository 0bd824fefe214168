#include "bundle.h"
#include "moments.h"

#include <cstring>

namespace explorer::kernels {

BundlePass::BundlePass(const RowKernels& kernels, const LayerShape& shape, const LayerInput& input, const PackedWeights& packed)
    : k(kernels), s(shape), input_(input), packed_(packed), pairs_(computes_pairs(kernels, shape)), scratch_(prepare()),
      ring_(scratch_, ring_channels(), s.width, s.height, ring_rows(), lanes), rows_(scratch_.take(row_floats())),
      sums_(scratch_.take(bundle_blocks * MomentParts::floats(s.outputs))) {}

Scratch& BundlePass::prepare() const {
    Scratch& scratch = Scratch::of_thread();
    scratch.reserve(BundleRing::floats(ring_channels(), s.width, ring_rows(), lanes) + row_floats() + bundle_blocks * MomentParts::floats(s.outputs));
    return scratch;
}

void BundlePass::run(int64_t first, int blocks, const Batch& batch, int64_t mask_of, Values z, float* sums) {
    const int64_t size = MomentParts::floats(s.outputs);
    const auto mask = [&](int b) { return batch.mask(static_cast<int>(mask_of + b)); };
    const auto in = [&](int b) { return input_.data.at((first + b) * s.in_block()); };
    ring_.restart(blocks);
    if (sums)
        std::memset(sums, 0, static_cast<size_t>(blocks * size) * sizeof(float));
    for (int b = 0; input_.squeeze && b < blocks; b++)
        input_.squeeze->excite(k, {s.height, s.width, in(b), input_.scale, input_.shift, mask(b)}, static_cast<int>(first + b));

    const auto fill = [&](int row) {
        for (int b = 0; b < blocks; b++) {
            if (input_.ending)
                finish_row(k, {s.inputs, s.width}, *input_.ending, (first + b) * s.in_block() + row * s.in_row(), mask(b));
            const float* factors = input_.squeeze ? input_.squeeze->factors(static_cast<int>(first + b)) : nullptr;
            const Values from = in(b).at(row * s.in_row());
            if (pairs_)
                k.activate_pairs({s.groups, s.group_inputs(), s.width}, ring_.place(row, b), from, input_.scale, input_.shift, factors, mask(b));
            else
                k.activate({s.inputs, s.width}, ring_.place(row, b), from, input_.scale, input_.shift, factors, mask(b));
        }
    };

    const Row out_row{s.outputs, s.out_width()};
    const int64_t block_step = k.put ? s.out_row() : s.out_block();
    const Convolution like{nullptr, static_cast<int>(packed_.taps.size()), s.groups, ring_channels() / s.groups, s.group_outputs(), blocks, 1,
                           ring_.stride(), packed_.values.data(), nullptr, int64_t{s.out_width()} * lanes, block_step / lanes, false};
    for (int y = 0; y < s.out_height(); y++) {
        const int top = y * s.stride - s.pad();
        ring_.fill_to(top + s.kernel - 1, fill);
        float* const to = k.put ? rows_ : z.at(first * s.out_block() + y * s.out_row()).floats();
        pixels_.clear();
        for (int x = 0; x < s.out_width(); x++) {
            pixels_.add(to + x * lanes);
            for (const Tap& tap : packed_.taps)
                pixels_.add_tap(ring_.pixel(top + tap.y, x * s.stride - s.pad() + tap.x));
        }
        pixels_.convolve(pairs_ ? k.convolve_pairs : k.convolve, like);
        for (int b = 0; b < blocks; b++) {
            const Values out = z.at((first + b) * s.out_block() + y * s.out_row());
            if (k.put)
                k.put(out_row, out, rows_ + b * block_step);
            if (sums)
                k.moments(out_row, out, sums + b * size);
        }
    }
    // Rows that no output needs, for the others that read what this layer's input ends.
    if (input_.ending)
        ring_.fill_to(s.height - 1, fill);
}

}  // namespace explorer::kernels
