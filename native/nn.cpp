// Layers and losses.
#include "shim.h"

EXP_API exp_nn_conv2d(const Tensor* input, const Tensor* weight, const Tensor* bias, const int64_t* stride, const int64_t* padding,
                      const int64_t* dilation, int64_t groups, Tensor** out) {
    return result(out, [&] {
        return at::conv2d(*input, *weight, or_undefined(bias), pair(stride), pair(padding), pair(dilation), groups);
    });
}

EXP_API exp_nn_conv2d_same(const Tensor* input, const Tensor* weight, const Tensor* bias, const int64_t* stride, const int64_t* dilation,
                           int64_t groups, Tensor** out) {
    return result(out, [&] { return at::conv2d(*input, *weight, or_undefined(bias), pair(stride), "same", pair(dilation), groups); });
}

EXP_API exp_nn_batch_norm(const Tensor* input, const Tensor* weight, const Tensor* bias, const Tensor* mean, const Tensor* variance,
                          int32_t training, double momentum, double eps, Tensor** out) {
    return result(out, [&] {
        return at::batch_norm(*input, or_undefined(weight), or_undefined(bias), or_undefined(mean), or_undefined(variance), training != 0,
                              momentum, eps, /*cudnn_enabled=*/true);
    });
}

EXP_API exp_nn_layer_norm(const Tensor* input, const int64_t* shape, int64_t count, const Tensor* weight, const Tensor* bias, double eps,
                          Tensor** out) {
    return result(out, [&] { return at::layer_norm(*input, ints(shape, count), or_undefined(weight), or_undefined(bias), eps); });
}

EXP_API exp_nn_linear(const Tensor* input, const Tensor* weight, const Tensor* bias, Tensor** out) {
    return result(out, [&] { return at::linear(*input, *weight, or_undefined(bias)); });
}

EXP_API exp_nn_max_pool2d(const Tensor* input, const int64_t* kernel, const int64_t* stride, const int64_t* padding, const int64_t* dilation,
                          int32_t ceil, Tensor** out) {
    return result(out, [&] { return at::max_pool2d(*input, pair(kernel), pair(stride), pair(padding), pair(dilation), ceil != 0); });
}

EXP_API exp_nn_avg_pool2d(const Tensor* input, const int64_t* kernel, const int64_t* stride, const int64_t* padding, int32_t ceil,
                          int32_t include_pad, Tensor** out) {
    return result(out, [&] { return at::avg_pool2d(*input, pair(kernel), pair(stride), pair(padding), ceil != 0, include_pad != 0); });
}

EXP_API exp_nn_adaptive_avg_pool2d(const Tensor* input, const int64_t* size, Tensor** out) {
    return result(out, [&] { return at::adaptive_avg_pool2d(*input, pair(size)); });
}

EXP_API exp_nn_dropout(Tensor* input, double p, int32_t training, int32_t inplace, Tensor** out) {
    return result(out, [&] { return inplace ? at::dropout_(*input, p, training != 0) : at::dropout(*input, p, training != 0); });
}

EXP_API exp_nn_cross_entropy(const Tensor* input, const Tensor* target, const Tensor* weight, int64_t ignore_index, int64_t reduction,
                             double smoothing, Tensor** out) {
    return result(out, [&] {
        return at::cross_entropy_loss(*input, *target, or_undefined(weight), reduction, ignore_index, smoothing);
    });
}

EXP_API exp_nn_nll_loss(const Tensor* input, const Tensor* target, const Tensor* weight, int64_t ignore_index, int64_t reduction, Tensor** out) {
    return result(out, [&] { return at::nll_loss_nd(*input, *target, or_undefined(weight), reduction, ignore_index); });
}

EXP_API exp_nn_mse_loss(const Tensor* input, const Tensor* target, int64_t reduction, Tensor** out) {
    return result(out, [&] { return at::mse_loss(*input, *target, reduction); });
}

// Modes as PaddingModes: 0 and 4 constant, 1 reflect, 2 replicate, 3 circular.
EXP_API exp_nn_pad(const Tensor* input, const int64_t* pad, int64_t count, int32_t mode, double value, Tensor** out) {
    static const char* const names[] = {"constant", "reflect", "replicate", "circular", "constant"};
    return result(out, [&] {
        TORCH_CHECK(mode >= 0 && mode < 5, "padding mode ", mode, " is unknown");
        const bool constant = mode == 0 || mode == 4;
        return at::pad(*input, ints(pad, count), names[mode], constant ? shim::optional<double>(value) : shim::optional<double>());
    });
}

// Modes as InterpolationMode: 0 nearest, 2 bilinear, 3 bicubic, 5 area.
EXP_API exp_nn_interpolate(const Tensor* input, const int64_t* size, int32_t mode, int32_t align_corners, Tensor** out) {
    return result(out, [&]() -> Tensor {
        switch (mode) {
            case 0: return at::upsample_nearest2d(*input, pair(size));
            case 2: return at::upsample_bilinear2d(*input, pair(size), align_corners != 0);
            case 3: return at::upsample_bicubic2d(*input, pair(size), align_corners != 0);
            case 5: return at::adaptive_avg_pool2d(*input, pair(size));
            default: TORCH_CHECK(false, "interpolation mode ", mode, " does not apply to images");
        }
    });
}

EXP_API exp_nn_one_hot(const Tensor* input, int64_t classes, Tensor** out) {
    return result(out, [&] { return at::one_hot(*input, classes); });
}
