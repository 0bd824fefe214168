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

// The runs of blocks whose weight gradients are summed on their own, in float, a vector of 16 lanes a weight. More of them serve more
// threads; but each clears and adds up its vectors, which must not cost much beside the arithmetic of its pixels.
int gradient_runs(const LayerShape& s, int blocks) {
    constexpr int64_t pixels_a_run = 512, fewest = 2, most = 16;
    const int64_t pixels = int64_t{s.out_height()} * s.out_width() * blocks;
    return static_cast<int>(std::min<int64_t>(blocks, std::clamp(pixels / pixels_a_run, fewest, most)));
}

// The way through a run of blocks: output rows from top to bottom, each with the input rows that it completes.
class Pass {
  public:
    Pass(const RowKernels& kernels, const LayerShape& shape, const Batch& batch, const LayerGradient& gradient,
         const std::vector<PackedWeights>& transposed)
        : k(kernels), s(shape), batch_(batch), d(gradient), transposed_(transposed), scratch_(prepare(shape)),
          outs_(scratch_, s.outputs, s.out_width(), s.pad(), s.out_height(), out_rows(s)),
          ins_(direct() ? RowRing(nullptr, s.in_row(), static_cast<int64_t>(s.width) * lanes, s.height)
                        : RowRing(scratch_, s.inputs, s.width, s.pad(), s.height, in_rows(s))),
          row_(scratch_.take(s.in_row())), moments_(scratch_.take(MomentParts::floats(s.inputs))), sums_(scratch_.take(s.weights() * lanes)) {
        std::memset(sums_, 0, static_cast<size_t>(s.weights()) * lanes * sizeof(float));
    }

    void run(int block, MomentParts& parts) {
        std::memset(moments_, 0, static_cast<size_t>(MomentParts::floats(s.inputs)) * sizeof(float));
        outs_.restart();
        const float* in = d.input.data + block * s.in_block();
        const float* factors = d.input.squeeze ? d.input.squeeze->factors(block) : nullptr;
        if (direct())
            ins_.restart(in);
        else
            ins_.restart();
        const int together = rows_together(s);
        for (int y = 0, first = 0; y < s.out_height(); y++) {
            outs_.fill_to((y * s.stride + s.stride - 1 + s.pad()) / s.stride, [&](PaddedRow to, int row) { differentiate(to, block, row); });
            ins_.fill_to(y * s.stride + std::max(s.kernel - 1 - s.pad(), s.stride - 1), [&](PaddedRow to, int row) {
                read_row(k, s, d.input, in, row, to, factors, batch_.mask(block));
            });
            if (y + 1 - first == together || y + 1 == s.out_height()) {
                accumulate(first, y + 1 - first);
                first = y + 1;
            }
            if (d.input_gradient)
                for (int row = y * s.stride; row < std::min((y + 1) * s.stride, s.height); row++)
                    input_row(block, row);
        }
        if (d.input.squeeze && d.input_gradient)
            d.input.squeeze->differentiate(k, {s.height, s.width, in, d.input.scale, d.input.shift, batch_.mask(block)}, block,
                                           d.input_gradient + block * s.in_block(), d.mean, moments_);
        if (d.moments)
            parts.keep(block, moments_);
    }

    void sum_weights(float* to) const { k.sum_lanes(sums_, to, s.groups, s.group_outputs(), s.columns()); }

  private:
    bool direct() const { return reads_in_place(s, d.input); }

    static int out_rows(const LayerShape& s) { return 2 * s.pad() + 2 + rows_together(s); }
    static int in_rows(const LayerShape& s) { return s.kernel + s.stride + rows_together(s) * s.stride; }

    static Scratch& prepare(const LayerShape& s) {
        Scratch& scratch = Scratch::of_thread();
        scratch.reserve(RowRing::floats(s.outputs, s.out_width(), s.pad(), out_rows(s)) + RowRing::floats(s.inputs, s.width, s.pad(), in_rows(s)) +
                        s.in_row() + MomentParts::floats(s.inputs) + s.weights() * lanes);
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
        const bool gated = d.input.scale && !d.input.squeeze;
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

    // The runs' sums, added in their order whichever threads they were on. Pass uses the thread's other scratch memory.
    static thread_local Scratch results;
    const int runs = gradient_runs(s, batch.blocks());
    results.reserve(runs * s.weights());
    float* const sums = results.take(runs * s.weights());
    MomentParts parts(batch.blocks(), s.inputs);
    batch.for_runs(runs, [&](int run, int begin, int end) {
        Pass pass(kernels, s, batch, gradient, transposed);
        for (int block = begin; block < end; block++)
            pass.run(block, parts);
        pass.sum_weights(sums + run * s.weights());
    });
    for (int64_t w = 0; w < s.weights(); w++) {
        float total = sums[w];
        for (int run = 1; run < runs; run++)
            total += sums[run * s.weights() + w];
        gradient.weight_gradient[w] = total;
    }
    if (gradient.moments)
        *gradient.moments = parts.total();
    if (gradient.input.squeeze)
        gradient.input.squeeze->sum_gradients(kernels, batch.blocks());
}

}  // namespace explorer::kernels
