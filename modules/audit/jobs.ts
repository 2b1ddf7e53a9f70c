import './chain/seal.ts'
