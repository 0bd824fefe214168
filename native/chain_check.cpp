#include "chain_check.h"

#include <cstdint>
#include <stdexcept>
#include <string>

namespace explorer::kernels {
namespace {

constexpr int64_t most_layers = 1024, most_chains = 1 << 16, most_size = 1 << 16, most_kernel = 255, most_weights = INT32_MAX, most_floats = int64_t{1} << 40;

std::string text(const char* value) { return value; }
std::string text(int64_t value) { return std::to_string(value); }

// The message is put together only where something is wrong: a chain is checked at every step of a training.
template <class... Parts>
void require(bool holds, const Parts&... parts) {
    if (!holds)
        throw std::invalid_argument((text(parts) + ...));
}

void require_size(int64_t value, const char* name, int64_t most) {
    require(value >= 1 && value <= most, name, " is ", value, "; 1 to ", most, " is expected");
}

void require_floats(double floats, double most, const char* name, size_t layer) {
    require(floats <= most, name, " of layer ", static_cast<int64_t>(layer), " would be larger than ", static_cast<int64_t>(most), " floats");
}

void require_pointer(const void* pointer, const char* name, int64_t layer) { require(pointer, name, " of layer ", layer, " is missing"); }

LayerShape checked_shape(const ek_run& run, const ek_layer& of, size_t l, int channels, int height, int width) {
    const int64_t layer = static_cast<int64_t>(l);
    require(of.inputs == channels, channels, " channels where layer ", layer, " takes ", of.inputs);
    require_size(of.outputs, "a layer's number of outputs", most_size);
    require_size(of.groups, "a layer's number of groups", most_size);
    require_size(of.kernel, "a layer's kernel", most_kernel);
    require(of.kernel % 2 == 1, "the kernel of layer ", layer, " is ", of.kernel, "; an odd one is expected");
    require(of.stride == 1 || of.stride == 2, "the stride of layer ", layer, " is ", of.stride, "; 1 or 2 is expected");
    require(of.inputs % of.groups == 0 && of.outputs % of.groups == 0, of.groups, " groups of layer ", layer, " do not divide its ", of.inputs,
            " inputs and ", of.outputs, " outputs");
    require_floats(static_cast<double>(of.outputs) * (of.inputs / of.groups) * of.kernel * of.kernel, static_cast<double>(most_weights),
                   "the weights", l);

    const LayerShape s{channels, of.outputs, of.groups, of.kernel, of.stride, height, width};
    const double padded = static_cast<double>(run.images) + lanes;
    require_floats(padded * channels * height * width, static_cast<double>(most_floats), "the input", l);
    require_floats(padded * s.outputs * s.out_height() * s.out_width(), static_cast<double>(most_floats), "the output", l);
    // One value has no variance; PyTorch refuses it too, in these words.
    require(!run.training || int64_t{run.images} * s.out_height() * s.out_width() > 1,
            "expected more than 1 value per channel when training, but layer ", layer, " makes of one image one pixel");
    return s;
}

void check_shortcut(const ek_chain& chain, const InputShape& x, const LayerShape& end, const LayerShape& last) {
    if (chain.shortcut == ek_no_shortcut)
        return;
    const bool identity = chain.shortcut == ek_identity;
    const int channels = identity ? x.channels : last.outputs, height = identity ? x.height : last.out_height(),
              width = identity ? x.width : last.out_width();
    require(channels == end.outputs && height == end.out_height() && width == end.out_width(), "the shortcut has ", channels, " channels of ",
            height, "×", width, " where the chain has ", end.outputs, " of ", end.out_height(), "×", end.out_width());
}

void check_squeeze(const ek_chain& chain, int64_t main) {
    if (!chain.squeeze)
        return;
    const ek_squeeze& squeeze = *chain.squeeze;
    require(squeeze.after >= 0 && squeeze.after < main - 1, "squeeze-and-excitation after layer ", squeeze.after, " of ", main,
            "; it is expected between two layers");
    require_size(squeeze.width, "squeeze-and-excitation's width", most_size);
    const double channels = chain.layers[squeeze.after].outputs;
    require_floats(channels * squeeze.width, static_cast<double>(most_weights), "squeeze-and-excitation's weights, after the output",
                   static_cast<size_t>(squeeze.after));
}

}  // namespace

void check_run(const ek_run& run) {
    require(row_kernels() != nullptr, "this processor has no kernels, or EXPLORER_KERNELS asked for none");
    require(!run.bfloat16 || bfloat16_kernels(), "this processor has no kernels for bfloat16, or EXPLORER_KERNELS asked for none");
    require_size(run.count, "the number of chains", most_chains);
    require(run.chains, "the chains are missing");
    require_size(run.images, "the number of images", INT32_MAX);
    require_size(run.channels, "the number of channels", most_size);
    require_size(run.height, "the height", most_size);
    require_size(run.width, "the width", most_size);
    require_size(run.threads, "the number of threads", most_size);
}

std::vector<LayerShape> checked_shapes(const ek_run& run, const ek_chain& chain, const InputShape& x) {
    require(chain.shortcut >= ek_no_shortcut && chain.shortcut <= ek_projection, "the shortcut is ", chain.shortcut, "; 0, 1 or 2 is expected");
    const bool projection = chain.shortcut == ek_projection;
    require(chain.count <= most_layers && chain.count >= (projection ? 2 : 1), "the chain has ", chain.count, " layers; ", projection ? 2 : 1,
            " to ", most_layers, " are expected");
    require(chain.layers, "the chain's layers are missing");

    const size_t count = static_cast<size_t>(chain.count), main = count - (projection ? 1 : 0);
    std::vector<LayerShape> shapes;
    for (size_t l = 0; l < count; l++) {
        const ek_layer& of = chain.layers[l];
        if (l == 0 || l == main)
            shapes.push_back(checked_shape(run, of, l, x.channels, x.height, x.width));
        else
            shapes.push_back(checked_shape(run, of, l, shapes.back().outputs, shapes.back().out_height(), shapes.back().out_width()));
    }
    check_shortcut(chain, x, shapes[main - 1], shapes.back());
    check_squeeze(chain, static_cast<int64_t>(main));
    return shapes;
}

void check_forward_parameters(const ek_run& run, const ek_chain& chain) {
    for (int l = 0; l < chain.count; l++) {
        const ek_layer& of = chain.layers[l];
        require_pointer(of.weight, "the weight", l);
        require_pointer(of.scale, "the scale", l);
        require_pointer(of.shift, "the shift", l);
        require(run.training || (of.running_mean && of.running_variance), "evaluation needs running statistics; those of layer ", l,
                " are missing");
    }
    if (const ek_squeeze* squeeze = chain.squeeze)
        require(squeeze->reduce && squeeze->reduce_bias && squeeze->expand && squeeze->expand_bias,
                "a weight or bias of squeeze-and-excitation is missing");
}

void check_backward_parameters(const ek_chain& chain) {
    for (int l = 0; l < chain.count; l++) {
        const ek_layer& of = chain.layers[l];
        require_pointer(of.weight, "the weight", l);
        require_pointer(of.scale, "the scale", l);
        require_pointer(of.weight_gradient, "the weight's gradient", l);
        require_pointer(of.scale_gradient, "the scale's gradient", l);
        require_pointer(of.shift_gradient, "the shift's gradient", l);
    }
    if (const ek_squeeze* squeeze = chain.squeeze) {
        require(squeeze->reduce && squeeze->expand, "a weight of squeeze-and-excitation is missing");
        require(squeeze->reduce_gradient && squeeze->reduce_bias_gradient && squeeze->expand_gradient && squeeze->expand_bias_gradient,
                "a gradient of squeeze-and-excitation is missing");
    }
}

void check_memory(const void* memory, const char* name) {
    constexpr uintptr_t alignment = lanes * sizeof(float);
    require(memory, name, " is missing");
    require(reinterpret_cast<uintptr_t>(memory) % alignment == 0, name, " does not begin at a multiple of ", int64_t{alignment}, " bytes");
}

}  // namespace explorer::kernels
