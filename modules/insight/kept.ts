// Which figures of insight are kept, told to whoever keeps them.
import './reading.ts'
import './scorecard/count.ts'
