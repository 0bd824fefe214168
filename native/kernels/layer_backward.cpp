#include "blocks.h"
#include "layer.h"
#include "moments.h"
#include "packing.h"
#include "scratch.h"

#include <algorithm>
#include <cstring>

namespace explorer::kernels {
namespace {

// Output rows per weight-gradient step: enough pixels that loading and storing the sums does not show.
int rows_together(const LayerShape& s) { return std::max(1, std::min(s.out_height(), 48 / s.out_width())); }

// One thread's way through its blocks: output rows from top to bottom, each with the input rows that it completes.
class Pass {
  public:
    Pass(const RowKernels& kernels, const LayerShape& shape, const Batch& batch, const LayerGradient& gradient,
         const std::vector<PackedWeights>& transposed, float* sums)
        : k(kernels), s(shape), batch_(batch), d(gradient), transposed_(transposed), scratch_(prepare(shape)),
          outs_(scratch_, s.outputs, s.out_width(), s.pad(), s.out_height(), out_rows(s)),
          ins_(direct() ? RowRing(nullptr, s.in_row(), static_cast<int64_t>(s.width) * lanes, s.height)
                        : RowRing(scratch_, s.inputs, s.width, s.pad(), s.height, in_rows(s))),
          row_(scratch_.take(s.in_row())), moments_(scratch_.take(MomentParts::floats(s.inputs))), sums_(sums) {}

    void run(int block, MomentParts& parts) {
        std::memset(moments_, 0, static_cast<size_t>(MomentParts::floats(s.inputs)) * sizeof(float));
        outs_.restart();
        if (direct())
            ins_.restart(d.input.data + block * s.in_block());
        else
            ins_.restart();
        const int together = rows_together(s);
        for (int y = 0, first = 0; y < s.out_height(); y++) {
            outs_.fill_to((y * s.stride + s.stride - 1 + s.pad()) / s.stride, [&](PaddedRow to, int row) { differentiate(to, block, row); });
            ins_.fill_to(y * s.stride + std::max(s.kernel - 1 - s.pad(), s.stride - 1), [&](PaddedRow to, int row) {
                k.activate({s.inputs, s.width}, to, d.input.data + block * s.in_block() + row * s.in_row(), d.input.scale, d.input.shift,
                           batch_.mask(block));
            });
            if (y + 1 - first == together || y + 1 == s.out_height()) {
                accumulate(first, y + 1 - first);
                first = y + 1;
            }
            if (d.input_gradient)
                for (int row = y * s.stride; row < std::min((y + 1) * s.stride, s.height); row++)
                    input_row(block, row);
        }
        if (d.moments)
            parts.keep(block, moments_);
    }

  private:
    bool direct() const { return !d.input.scale && s.kernel == 1; }

    static int out_rows(const LayerShape& s) { return 2 * s.pad() + 2 + rows_together(s); }
    static int in_rows(const LayerShape& s) { return s.kernel + s.stride + rows_together(s) * s.stride; }

    static Scratch& prepare(const LayerShape& s) {
        Scratch& scratch = Scratch::of_thread();
        scratch.reserve(RowRing::floats(s.outputs, s.out_width(), s.pad(), out_rows(s)) + RowRing::floats(s.inputs, s.width, s.pad(), in_rows(s)) +
                        s.in_row() + MomentParts::floats(s.inputs));
        return scratch;
    }

    void differentiate(PaddedRow to, int block, int row) {
        const int64_t at = block * s.out_block() + row * s.out_row();
        k.differentiate({s.outputs, s.out_width()}, to, d.g + at, d.gate ? d.gate + at : nullptr, d.z + at, d.abc, batch_.mask(block));
    }

    void accumulate(int first, int rows) {
        gradients_.clear();
        inputs_.clear();
        for (int r = 0; r < rows; r++) {
            gradients_.push_back(outs_.row(first + r) + s.pad() * lanes);
            for (int y = 0; y < s.kernel; y++)
                inputs_.push_back(ins_.row((first + r) * s.stride - s.pad() + y));
        }
        k.accumulate({gradients_.data(), inputs_.data(), rows, s.kernel, s.groups, s.group_inputs(), s.group_outputs(), s.out_width(),
                      s.stride, outs_.stride(), ins_.stride(), sums_});
    }

    void input_row(int block, int row) {
        const int64_t at = block * s.in_block() + row * s.in_row();
        const bool gated = d.input.scale != nullptr;
        float* to = gated ? row_ : d.input_gradient + at;
        for (int column = 0; column < std::min(s.stride, s.width); column++) {
            const PackedWeights& packed = transposed_[static_cast<size_t>((row % s.stride) * s.stride + column)];
            if (packed.taps.empty() && d.add)
                continue;
            taps_.clear();
            for (const Tap& tap : packed.taps)
                taps_.push_back(outs_.row(floor_div(row + s.pad() - tap.y)) + (floor_div(column + s.pad() - tap.x) + s.pad()) * lanes);
            k.convolve({taps_.data(), static_cast<int>(taps_.size()), s.groups, s.group_outputs(), s.group_inputs(),
                        (s.width - column + s.stride - 1) / s.stride, 1, outs_.stride(), packed.values.data(), to + column * lanes,
                        static_cast<int64_t>(s.width) * lanes, s.stride, d.add});
        }
        if (gated)
            k.gate({s.inputs, s.width}, d.input_gradient + at, row_, ins_.row(row) + s.pad() * lanes, ins_.stride(), d.input.data + at,
                   d.mean, moments_);
        else if (d.residual)
            k.add_gated({s.inputs, s.width}, to, d.residual + at, d.residual_gate ? d.residual_gate + at : nullptr);
    }

    // Exact where it counts (the parity of the tap was chosen so); below zero it must stay below zero.
    int floor_div(int value) const { return value >= 0 ? value / s.stride : -((-value + s.stride - 1) / s.stride); }

    const RowKernels& k;
    const LayerShape& s;
    const Batch& batch_;
    const LayerGradient& d;
    const std::vector<PackedWeights>& transposed_;
    Scratch& scratch_;
    RowRing outs_;
    RowRing ins_;
    float* row_;
    float* moments_;
    float* sums_;
    std::vector<const float*> gradients_, inputs_, taps_;
};

}  // namespace

void backward_layer(const RowKernels& kernels, const LayerShape& s, const Batch& batch, const float* weights, const LayerGradient& gradient) {
    std::vector<PackedWeights> transposed;
    for (int row = 0; row < s.stride; row++)
        for (int column = 0; column < s.stride; column++)
            transposed.push_back(pack_transposed(s, weights, row, column));

    const int threads = block_threads(batch.blocks());
    LaneSums sums(threads, s.weights());
    MomentParts parts(batch.blocks(), s.inputs);
    for_blocks(batch.blocks(), [&](int thread, int begin, int end) {
        Pass pass(kernels, s, batch, gradient, transposed, sums.of(thread));
        for (int block = begin; block < end; block++)
            pass.run(block, parts);
    });
    kernels.sum_lanes(sums.all(), threads, gradient.weight_gradient, s.groups, s.group_outputs(), s.columns());
    if (gradient.moments)
        *gradient.moments = parts.total();
}

}  // namespace explorer::kernels
