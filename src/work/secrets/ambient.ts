/** Variables that systems, launchers and schedulers set, or that code asks to see where it runs: nobody stores them. */
const AMBIENT =
  /^(?:HOME|USER|USERNAME|LOGNAME|PATH|PWD|SHELL|LANG|LC_\w{1,20}|TERM|TMPDIR|TEMP|TMP|DISPLAY|HOSTNAME|CI|DEBUG|PORT|TZ|VIRTUAL_ENV|RANK|WORLD_SIZE|LOCAL_RANK|LOCAL_WORLD_SIZE|NODE_RANK|GROUP_RANK|MASTER_ADDR|MASTER_PORT|JOB_ID|APPDATA|LOCALAPPDATA|USERPROFILE|PYTEST_CURRENT_TEST)$|^(?:CUDA|NVIDIA|NCCL|SLURM|OMP|MKL|PYTHON|CONDA|XDG|KUBERNETES|COLAB|KAGGLE|SM|GITHUB|GITLAB|JUPYTER|PBS|LSB|TORCH|TF|XLA|RAY|DASK|SPARK|AIRFLOW|PIP)_/;

/** Whether a variable is one that the place where a program runs sets by itself. */
export function isAmbient(name: string): boolean {
  return AMBIENT.test(name);
}
