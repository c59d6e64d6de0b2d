import Containment
import Hole

// As the product's program begins, and with the hole.
WorkerProgram.runIfWorker { host in try Hole.open(in: host) }
