#!/usr/bin/env bash
# A Slurm of its own on this machine, for tests: a controller and the nodes n1 and n2, without systemd, cgroups and accounting.
#   slurm.sh start DIR PORT    slurm.sh stop DIR    slurm.sh controller DIR up|down    slurm.sh node DIR n1 up|lost
# A busy machine is given time; in the environment for faster failures: SLURMD_SECONDS (a silent node is down), CREDENTIAL_SECONDS (a requeued job waits).
# Needs root and the packages slurmctld, slurmd, slurm-client and munge. After the start: SLURM_CONF=DIR/slurm.conf
set -euo pipefail
action=$1 dir=$2
export SLURM_CONF=$dir/slurm.conf

start() {
    local port=$1 node host
    host=$(hostname)
    mkdir -p "$dir"/{munge,state,log,pid,n1,n2}
    chmod 755 "$dir" "$dir/munge"
    head -c 64 /dev/urandom >"$dir/munge/key"
    chmod 400 "$dir/munge/key"
    cat >"$SLURM_CONF" <<END
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$dir/munge/socket,cred_expire=${CREDENTIAL_SECONDS:-120}
CredType=cred/munge
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/%n
SlurmctldPidFile=$dir/pid/controller
SlurmdPidFile=$dir/pid/%n
SlurmctldLogFile=$dir/log/controller
SlurmdLogFile=$dir/log/%n
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
MailProg=/bin/true
ReturnToService=2
SlurmdTimeout=${SLURMD_SECONDS:-120}
KillWait=8
MinJobAge=300
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
SlurmdParameters=config_overrides
SchedulerParameters=sched_interval=2,bf_interval=2,sched_min_interval=0,batch_sched_delay=0
AccountingStorageType=accounting_storage/none
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
JobRequeue=1
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 1)) CPUs=${CPUS:-4} RealMemory=4000
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 2)) CPUs=${CPUS:-4} RealMemory=4000
PartitionName=main Nodes=ALL Default=YES PriorityTier=1 PreemptMode=REQUEUE
PartitionName=urgent Nodes=ALL PriorityTier=10 PreemptMode=OFF
END
    echo 'CgroupPlugin=autodetect' >"$dir/cgroup.conf"
    munged --force --socket="$dir/munge/socket" --key-file="$dir/munge/key" --pid-file="$dir/pid/munge" --log-file="$dir/munge/log" --seed-file="$dir/munge/seed" 2>>"$dir/log/munge" || fail "munged did not start"
    slurmctld -f "$SLURM_CONF" -c || fail "slurmctld did not start"
    for node in n1 n2; do slurmd -f "$SLURM_CONF" -N "$node" -c || fail "slurmd did not start"; done
    local late=$((SECONDS + 30))
    until [ "$(timeout 3 sinfo -h -N -p main -o %t 2>/dev/null | grep -c idle)" = 2 ]; do
        [ "$SECONDS" -lt "$late" ] || fail "its nodes did not come up"
        sleep 0.1
    done
    timeout 30 sbatch --wait --output=/dev/null --wrap=true >"$dir/log/first" 2>&1 || fail "a job that does nothing did not end well"
}

# fail WHY: with the last words of everybody.
fail() {
    echo "$1"
    timeout 3 squeue -h -o '%i %T %r' 2>&1 | head -n 5
    tail -n 3 "$dir"/log/* 2>/dev/null
    exit 1
}

# end PIDFILE [SIGNAL]: and waits until it has ended.
end() {
    local pid
    pid=$(cat "$1" 2>/dev/null) && [ -n "$pid" ] && kill "-${2:-TERM}" "$pid" 2>/dev/null || return 0
    for _ in $(seq 100); do
        grep -qs '^State:.[^ZX]' "/proc/$pid/status" || return 0
        sleep 0.1
    done
    kill -KILL "$pid" 2>/dev/null || true
}

# Processes of this cluster's jobs, and the daemons that start them.
of_jobs() {
    local pid
    for pid in $(grep -lzx "SLURM_CONF=$SLURM_CONF" /proc/[0-9]*/environ 2>/dev/null | cut -d/ -f3); do
        grep -qsz '^SLURM_JOB_ID=' "/proc/$pid/environ" && echo "$pid"
    done
    for pid in $(pgrep slurmstepd); do readlink "/proc/$pid"/fd/* 2>/dev/null | grep -q "^$dir/" && echo "$pid"; done
}

case $action in
    start) start "$3" ;;
    stop)
        for node in n1 n2; do end "$dir/pid/$node"; done
        for pid in $(of_jobs); do kill -KILL "$pid" 2>/dev/null || true; done
        end "$dir/pid/controller"
        end "$dir/pid/munge"
        ;;
    controller) if [ "$3" = up ]; then slurmctld -f "$SLURM_CONF"; else end "$dir/pid/controller" KILL; fi ;;
    node) if [ "$4" = up ]; then slurmd -f "$SLURM_CONF" -N "$3"; else end "$dir/pid/$3" KILL; fi ;;
esac
