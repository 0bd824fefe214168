#include "squeeze.h"

#include <cstring>

namespace explorer::kernels {
namespace {

// body(row, offset in floats)
template <class Body>
void for_rows(const Activations& a, int channels, Body&& body) {
    for (int y = 0; y < a.height; y++)
        body(Row{channels, a.width}, int64_t{y} * channels * a.width * lanes);
}

int64_t pixels(const Activations& a) { return int64_t{a.height} * a.width; }

void clear(float* to, int channels) { std::memset(to, 0, static_cast<size_t>(channels) * lanes * sizeof(float)); }

}  // namespace

Squeeze::Squeeze(const ek_squeeze& squeeze, int channels, float* kept, float* gradients)
    : squeeze_(squeeze), channels_(channels), stride_(floats(squeeze, channels, 1)), kept_(kept), gradients_(gradients) {}

int64_t Squeeze::floats(const ek_squeeze& squeeze, int channels, int blocks) {
    return (2 * int64_t{channels} + squeeze.width) * lanes * blocks;
}

Excitation Squeeze::at(float* memory, int block) const {
    float* mean = memory + block * stride_;
    float* hidden = mean + int64_t{channels_} * lanes;
    return {channels_, squeeze_.width, squeeze_.reduce, squeeze_.reduce_bias, squeeze_.expand, squeeze_.expand_bias,
            mean, hidden, hidden + int64_t{squeeze_.width} * lanes};
}

void Squeeze::excite(const RowKernels& kernels, const Activations& a, int block) const {
    const Excitation e = at(kept_, block);
    clear(e.mean, channels_);
    for_rows(a, channels_, [&](Row row, int64_t from) { kernels.sum_activations(row, a.z.at(from), a.scale, a.shift, e.mean, a.mask); });
    kernels.excite(e, pixels(a));
}

void Squeeze::differentiate(const RowKernels& kernels, const Activations& a, int block, Values u, const float* mean, float* moments) const {
    const Excitation e = at(kept_, block), gradient = at(gradients_, block);
    clear(gradient.factors, channels_);
    for_rows(a, channels_,
             [&](Row row, int64_t from) { kernels.factor_gradient(row, u.at(from), a.z.at(from), a.scale, a.shift, gradient.factors); });
    kernels.excite_gradient(e, gradient, pixels(a));
    for_rows(a, channels_, [&](Row row, int64_t from) {
        kernels.gate_excited(row, u.at(from), a.z.at(from), a.scale, a.shift, e.factors, gradient.mean, mean, moments);
    });
}

void Squeeze::sum_gradients(const RowKernels& kernels, int blocks) const {
    const Excitation e = at(kept_, 0), gradient = at(gradients_, 0);
    kernels.sum_products(gradient.hidden, e.mean, stride_, blocks, e.width, channels_, squeeze_.reduce_gradient);
    kernels.sum_products(gradient.hidden, nullptr, stride_, blocks, e.width, 1, squeeze_.reduce_bias_gradient);
    kernels.sum_products(gradient.factors, e.hidden, stride_, blocks, channels_, e.width, squeeze_.expand_gradient);
    kernels.sum_products(gradient.factors, nullptr, stride_, blocks, channels_, 1, squeeze_.expand_bias_gradient);
}

}  // namespace explorer::kernels
