// Versions, threads, devices, modes.
#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>
#include <torch/cuda.h>

#include "shim.h"

EXP_API exp_engine_version(const char** text) {
    *text = TORCH_VERSION;
    return 0;
}

EXP_API exp_engine_get_threads(int32_t* count) {
    return guard([&] { *count = at::get_num_threads(); });
}

EXP_API exp_engine_set_threads(int32_t count) {
    return guard([&] { at::set_num_threads(count); });
}

EXP_API exp_engine_get_interop_threads(int32_t* count) {
    return guard([&] { *count = static_cast<int32_t>(at::get_num_interop_threads()); });
}

EXP_API exp_engine_set_interop_threads(int32_t count) {
    return guard([&] { at::set_num_interop_threads(count); });
}

EXP_API exp_engine_cuda_available(int32_t* available) {
    return guard([&] { *available = torch::cuda::is_available() ? 1 : 0; });
}

EXP_API exp_engine_cuda_device_count(int32_t* count) {
    return guard([&] { *count = static_cast<int32_t>(torch::cuda::device_count()); });
}

EXP_API exp_engine_cuda_synchronize(int32_t device) {
    return guard([&] { torch::cuda::synchronize(device); });
}

EXP_API exp_engine_set_flush_denormal(int32_t enabled, int32_t* supported) {
    return guard([&] { *supported = at::globalContext().setFlushDenormal(enabled != 0) ? 1 : 0; });
}

namespace {

#if EXP_TORCH_AT_LEAST(2, 4)
void swap_autocast(at::DeviceType device, bool enabled, at::ScalarType dtype, int32_t* was_enabled, int32_t* was_dtype) {
    *was_enabled = at::autocast::is_autocast_enabled(device) ? 1 : 0;
    *was_dtype = static_cast<int32_t>(at::autocast::get_autocast_dtype(device));
    at::autocast::set_autocast_enabled(device, enabled);
    at::autocast::set_autocast_dtype(device, dtype);
}
#else
void swap_autocast(at::DeviceType device, bool enabled, at::ScalarType dtype, int32_t* was_enabled, int32_t* was_dtype) {
    const bool cpu = device == at::DeviceType::CPU;
    *was_enabled = (cpu ? at::autocast::is_cpu_enabled() : at::autocast::is_enabled()) ? 1 : 0;
    *was_dtype = static_cast<int32_t>(cpu ? at::autocast::get_autocast_cpu_dtype() : at::autocast::get_autocast_gpu_dtype());
    if (cpu) {
        at::autocast::set_cpu_enabled(enabled);
        at::autocast::set_autocast_cpu_dtype(dtype);
    } else {
        at::autocast::set_enabled(enabled);
        at::autocast::set_autocast_gpu_dtype(dtype);
    }
}
#endif

}  // namespace

EXP_API exp_engine_set_autocast(int32_t device, int32_t enabled, int32_t dtype, int32_t* was_enabled, int32_t* was_dtype) {
    return guard([&] {
        swap_autocast(static_cast<at::DeviceType>(device), enabled != 0, static_cast<at::ScalarType>(dtype), was_enabled, was_dtype);
        // Weights cast within a scope must not outlive it: the next step changes them.
        if (!enabled)
            at::autocast::clear_cache();
    });
}
