// Threads that sleep between the passes of a chain: starting them anew for each would cost more than some passes take.
#pragma once

#include <cfenv>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>

namespace explorer::kernels {

class ThreadPool {
  public:
    // Never destroyed, its threads never joined: the process may end while they sleep.
    static ThreadPool& instance();

    // body(0) … body(count - 1), on the caller's thread and up to threads - 1 of the pool's; on the caller's alone while another caller
    // has the pool. Which thread runs what is chance. The first exception comes out here, once all threads are done.
    void run(int threads, int count, const std::function<void(int)>& body);

  private:
    ThreadPool() = default;
    void sleep_and_help();
    void take_tasks(std::unique_lock<std::mutex>&);
    bool helper_wanted() const { return next_ < count_ && helping_ < helpers_; }

    std::mutex caller_;  // held by the caller whose tasks these are

    std::mutex mutex_;  // guards all below
    std::condition_variable wake_, done_;
    const std::function<void(int)>* body_ = nullptr;
    int next_ = 0;
    int count_ = 0;
    int helpers_ = 0;  // as many as this caller wants
    int helping_ = 0;
    int threads_ = 0;  // started so far
    std::exception_ptr error_;
    std::fenv_t arithmetic_;  // the caller's: a helper rounds and flushes small numbers as it does
};

}  // namespace explorer::kernels
